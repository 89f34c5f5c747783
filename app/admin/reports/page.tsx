import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { getExpiryCalendar } from '@/lib/admin/reports/expiry'
import { getSoldOverTime } from '@/lib/admin/reports/over-time'
import { readReportSettings } from '@/lib/admin/reports/read-settings'
import { getSales, getTotals } from '@/lib/admin/reports/sales'
import { getTaxByRate, isTaxIncomplete } from '@/lib/admin/reports/tax'
import { periodText } from '@/lib/admin/reports/text'
import { getEnomCalls } from '@/lib/admin/reports/times/enom-calls'
import { getProgress } from '@/lib/admin/reports/times/get-progress'
import { getTraffic } from '@/lib/admin/reports/traffic'
import { requireStaff } from '@/lib/auth/guards/guards'
import { AdminPage } from '../_components/admin-page'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { EnomReport } from './_components/enom-report'
import { ExpiryReport } from './_components/expiry-report'
import { FunnelReport } from './_components/funnel-report'
import { MonthlyReport } from './_components/monthly-report'
import { PeriodForm } from './_components/period-form'
import { readReportQuery } from './_components/report-query'
import { SalesReport } from './_components/sales-report'
import { TaxReport } from './_components/tax-report'
import { TrafficReport } from './_components/traffic-report'

export const generateMetadata = staffTitle('Reports')

export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const actor = await requireStaff('/admin/reports')
  const { timeZone } = await readReportSettings()
  const query = readReportQuery(await searchParams, timeZone)
  const { period, group } = query
  const { isAll } = period
  const [{ totals, before, other }, rows, overTime, taxes, isIncomplete, traffic, progress, expiry, calls] = await Promise.all([
    getTotals(actor, period),
    getSales(actor, period, group),
    getSoldOverTime(actor, period),
    getTaxByRate(actor, period),
    isTaxIncomplete(actor, period),
    getTraffic(actor, period),
    getProgress(actor, period),
    getExpiryCalendar(actor, period.zone),
    isAll ? [] : getEnomCalls(actor, period),
  ])
  return (
    <AdminPage current="/admin/reports">
      <PageTabs group="Reports" current="/admin/reports" />
      <PageTitle lead={periodText(period)}>Reports</PageTitle>
      {period.fault && (
        <Alert tone="warning" title={period.fault} live>
          The last 90 days are shown instead.
        </Alert>
      )}
      <PeriodForm period={period} group={group} />
      <MonthlyReport />
      <SalesReport query={query} totals={totals} before={before} rows={rows} overTime={overTime} other={other} />
      {(taxes.length > 0 || isIncomplete) && <TaxReport rows={taxes} isIncomplete={isIncomplete} query={query} />}
      {traffic && <TrafficReport traffic={traffic} query={query} />}
      {progress && <FunnelReport progress={progress} query={query} />}
      <ExpiryReport months={expiry} query={query} />
      {isAll ? (
        <p className="mt-8 text-ink-2">Calls to Enom are shown for a period. Choose dates above.</p>
      ) : (
        <EnomReport calls={calls} query={query} />
      )}
    </AdminPage>
  )
}
