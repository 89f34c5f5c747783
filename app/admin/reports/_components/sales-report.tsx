import { BarChart } from '@/components/charts/bar-chart'
import { dayText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import type { SoldOverTime } from '@/lib/admin/reports/over-time'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { MAX_GROUPS, type SalesRow } from '@/lib/admin/reports/sales'
import { salesTable, totalsTable } from '@/lib/admin/reports/tables'
import { monthText } from '@/lib/admin/reports/text'
import { formatMoney } from '@/lib/money'
import { ReportView } from './report-view'
import { Section } from './section'

type SalesReportProps = {
  query: ReportQuery
  totals: readonly SalesRow[]
  before: readonly SalesRow[]
  rows: readonly SalesRow[]
  overTime: readonly SoldOverTime[]
  other: readonly { currency: string; amount: number }[]
}

/** Sales, refunds, Enom's costs and margins: in total, over time and by the chosen grouping. */
export function SalesReport({ query, totals, before, rows, overTime, other }: SalesReportProps) {
  return (
    <Section title="Sales" lead={leadText(totals)}>
      {totals.length === 0 ? (
        <Empty title="Nothing was paid in this period.">Choose other dates above.</Empty>
      ) : (
        <>
          <ReportView name="totals" table={totalsTable(totals, before, query.period)} query={query} />
          {other.map((refunded) => (
            <p key={refunded.currency} className="mt-2 text-ink-2">
              {formatMoney(refunded)} more was given back without being assigned to a certificate. It is in none of these margins.
            </p>
          ))}
          <div className="mt-8 grid gap-8 lg:grid-cols-2">
            {overTime.map((sold) => (
              <SoldChart key={sold.currency} {...sold} />
            ))}
          </div>
          <ReportView className="mt-8" name="sales" table={salesTable(rows, query.group)} query={query} bar={{ column: 3, among: 1 }} />
          {rows.length === MAX_GROUPS && <p className="mt-2 text-ink-2">Only the first {MAX_GROUPS} rows are shown.</p>}
        </>
      )}
    </Section>
  )
}

function SoldChart({ currency, step, points }: SoldOverTime) {
  const label = (key: string) => (step === 'day' ? dayText(key) : monthText(key))
  const money = (amount: number) => formatMoney({ amount: Math.round(amount), currency })
  const best = points.reduce((most, point) => (point.sold > most.sold ? point : most))
  return (
    <BarChart
      title={`Sold per ${step}, ${currency}`}
      finding={`The best ${step} was ${label(best.key)}, with ${money(best.sold)}.`}
      unit="Sold"
      step={step === 'day' ? 'Day' : 'Month'}
      points={points.map(({ key, sold }) => ({ label: label(key), value: sold }))}
      format={money}
    />
  )
}

function leadText(totals: readonly SalesRow[]): string {
  const currencies = totals.length > 1 ? `This report covers ${totals.length} currencies, so totals are shown per currency. ` : ''
  return `${currencies}Refunds are counted for the orders in this period, no matter when the refund was made. Sales include tax. Margin is what remains after tax, refunds and cost. Cost and margin are in US dollars; a sale in another currency is converted at its order’s exchange rate.`
}
