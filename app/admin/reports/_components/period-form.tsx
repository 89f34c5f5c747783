import { Button, ButtonLink } from '@/components/ui/button'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { COMPARISONS, type Period } from '@/lib/admin/reports/period'
import { SALES_GROUPS, type SalesGroup } from '@/lib/admin/reports/sales'
import { COMPARISON_NAMES, GROUP_NAMES, periodParams } from '@/lib/admin/reports/text'
import { MonthLinks } from './month-links'

/** The form for the days a report covers, what they are compared with and how sales are grouped. Its state is stored in the URL. */
export function PeriodForm({ period, group }: { period: Period; group: SalesGroup }) {
  const { from, to } = periodParams(period)
  return (
    <form method="get" action="/admin/reports" aria-label="Period" className="mb-4 flex flex-wrap items-end gap-x-4">
      <Day id="from" label="First day" value={from} />
      <Day id="to" label="Last day" value={to} />
      <Choice
        id="compare"
        label="Compare with"
        chosen={period.comparison}
        options={COMPARISONS.map((value) => [value, COMPARISON_NAMES[value]])}
      />
      <Choice id="by" label="Sales by" chosen={group} options={SALES_GROUPS.map((value) => [value, GROUP_NAMES[value]])} />
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
      <MonthLinks
        path="/admin/reports"
        zone={period.zone}
        params={{ by: group, ...(period.comparison !== 'none' && { compare: period.comparison }) }}
      />
      {!period.isAll && (
        <ButtonLink href={`/admin/reports?period=all&by=${group}`} variant="secondary" className="mb-6">
          All time
        </ButtonLink>
      )}
    </form>
  )
}

function Day({ id, label, value }: { id: string; label: string; value: string | undefined }) {
  return (
    <FieldFrame id={id} label={label} className="mb-6 w-full sm:w-auto">
      <input id={id} name={id} type="date" defaultValue={value} className="field" />
    </FieldFrame>
  )
}

function Choice({
  id,
  label,
  chosen,
  options,
}: {
  id: string
  label: string
  chosen: string
  options: readonly (readonly [string, string])[]
}) {
  return (
    <FieldFrame id={id} label={label} className="mb-6 w-full sm:w-auto">
      <select id={id} name={id} defaultValue={chosen} className="field">
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
