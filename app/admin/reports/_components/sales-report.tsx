import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { Period } from '@/lib/admin/reports/period'
import { MAX_GROUPS, type SalesGroup, type SalesRow } from '@/lib/admin/reports/sales'
import { changeText, GROUP_NAMES } from '@/lib/admin/reports/text'
import { dollars, formatMoney } from '@/lib/money'
import { Bar } from './bar'
import { Section } from './section'

const MONEY = [
  { label: 'Sold', numeric: true },
  { label: 'Refunded', numeric: true },
  { label: 'Enom cost', numeric: true },
  { label: 'Margin', numeric: true },
] as const

type SalesReportProps = {
  period: Period
  group: SalesGroup
  totals: readonly SalesRow[]
  before: readonly SalesRow[]
  rows: readonly SalesRow[]
  other: readonly { currency: string; amount: number }[]
}

/** What was sold, given back, paid to Enom and kept: in all, and by the chosen group. */
export function SalesReport({ period, group, totals, before, rows, other }: SalesReportProps) {
  const most = new Map<string, number>()
  for (const { currency, sold } of rows) most.set(currency, Math.max(sold, most.get(currency) ?? 0))
  return (
    <Section title="Sales" lead={leadText(totals)}>
      {totals.length === 0 ? (
        <Empty title="Nothing was paid in this period.">Choose other days above.</Empty>
      ) : (
        <>
          <Table
            caption="Totals"
            columns={[
              { label: 'Currency' },
              { label: 'Orders', numeric: true },
              { label: 'Certificates', numeric: true },
              ...MONEY,
              ...(period.compared
                ? [
                    { label: 'Sold before', numeric: true },
                    { label: 'Change', numeric: true },
                  ]
                : []),
            ]}
            rows={totals.map((row) => ({
              key: row.currency,
              cells: [
                row.currency,
                row.orders,
                row.certificates,
                ...moneyCells(row),
                ...(period.compared ? comparedCells(row, before) : []),
              ],
            }))}
          />
          {other.map((refunded) => (
            <p key={refunded.currency} className="mt-2 text-ink-2">
              {formatMoney(refunded)} more was given back without being assigned to a certificate. It is in none of these margins.
            </p>
          ))}
          <Table
            className="mt-8"
            caption={`By ${GROUP_NAMES[group].toLowerCase()}`}
            columns={[{ label: GROUP_NAMES[group] }, { label: 'Certificates', numeric: true }, ...MONEY]}
            rows={rows.map((row) => ({
              key: `${row.key} ${row.currency}`,
              cells: [
                <span key="label" className="wrap-anywhere">
                  {row.label}
                  {totals.length > 1 && ` (${row.currency})`}
                </span>,
                row.certificates,
                ...moneyCells(row, most.get(row.currency)),
              ],
            }))}
          />
          {rows.length === MAX_GROUPS && <p className="mt-2 text-ink-2">Only the first {MAX_GROUPS} rows are shown.</p>}
        </>
      )}
    </Section>
  )
}

function leadText(totals: readonly SalesRow[]): string {
  const currencies = totals.length > 1 ? `This report covers ${totals.length} currencies, so totals are shown per currency. ` : ''
  return `${currencies}Refunds are those of the orders in this period, whenever they were made. Cost and margin are in US dollars; a sale in another currency counts at the exchange rate of its order.`
}

function moneyCells({ currency, sold, refunded, cost, margin }: SalesRow, most?: number) {
  const amount = formatMoney({ amount: sold, currency })
  return [
    most === undefined ? (
      amount
    ) : (
      <Bar key="sold" value={sold} most={most}>
        {amount}
      </Bar>
    ),
    formatMoney({ amount: refunded, currency }),
    formatMoney(dollars(cost)),
    margin === null ? 'No exchange rate' : formatMoney(dollars(margin)),
  ]
}

function comparedCells({ currency, sold }: SalesRow, before: readonly SalesRow[]) {
  const amount = before.find((row) => row.currency === currency)?.sold ?? 0
  return [formatMoney({ amount, currency }), changeText(sold, amount)]
}
