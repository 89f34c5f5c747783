import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { dayText } from '@/components/ui/date-text'
import { getEnomCalls } from '@/lib/admin/reports/enom-calls'
import { getExpiryCalendar } from '@/lib/admin/reports/expiry'
import { getFunnel, getIssueTimes } from '@/lib/admin/reports/funnel'
import { readPeriod } from '@/lib/admin/reports/period'
import { getOtherRefunds, getSales, SALES_GROUPS } from '@/lib/admin/reports/sales'
import { lastDay } from '@/lib/admin/reports/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { AdminPage } from '../_components/admin-page'
import { staffTitle } from '../_components/staff-title'
import { EnomReport } from './_components/enom-report'
import { ExpiryReport } from './_components/expiry-report'
import { FunnelReport } from './_components/funnel-report'
import { PeriodForm } from './_components/period-form'
import { SalesReport } from './_components/sales-report'

export const generateMetadata = staffTitle('Reports')

export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const actor = await requireStaff('/admin/reports')
  const params = await searchParams
  const [from, to, compare] = [readParam(params.from), readParam(params.to), readParam(params.compare)]
  const period = readPeriod({ from, to, compare })
  const group = SALES_GROUPS.find((word) => word === readParam(params.by)) ?? 'month'
  const { span, compared } = period
  const [totals, before, rows, other, funnel, times, expiry, calls] = await Promise.all([
    getSales(actor, span, 'all'),
    compared ? getSales(actor, compared, 'all') : [],
    getSales(actor, span, group),
    getOtherRefunds(actor, span),
    getFunnel(actor, span),
    getIssueTimes(actor, span),
    getExpiryCalendar(actor),
    getEnomCalls(actor, span),
  ])
  return (
    <AdminPage current="/admin/reports">
      <PageTitle lead={`Paid from ${dayText(span.from)} to ${dayText(lastDay(span))}, by the day in UTC.`}>Reports</PageTitle>
      {period.fault && (
        <Alert tone="warning" title={period.fault} live>
          The last 90 days are shown instead.
        </Alert>
      )}
      <PeriodForm period={period} group={group} />
      <SalesReport period={period} group={group} totals={totals} before={before} rows={rows} other={other} />
      {funnel && <FunnelReport funnel={funnel} times={times} />}
      <ExpiryReport months={expiry} />
      <EnomReport calls={calls} />
    </AdminPage>
  )
}
