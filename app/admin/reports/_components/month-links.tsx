import { ButtonLink } from '@/components/ui/button'
import { monthIn } from '@/lib/admin/reports/period'

/** Links to the same page for last month and for this month. The links preserve `params`. */
export function MonthLinks({ path, zone, params }: { path: string; zone: string; params?: Record<string, string> }) {
  const hrefOf = (monthsBefore: number) => `${path}?${new URLSearchParams({ ...params, ...monthIn(zone, monthsBefore) })}`
  return (
    <>
      <ButtonLink href={hrefOf(1)} variant="secondary" className="mb-6">
        Last month
      </ButtonLink>
      <ButtonLink href={hrefOf(0)} variant="secondary" className="mb-6">
        This month
      </ButtonLink>
    </>
  )
}
