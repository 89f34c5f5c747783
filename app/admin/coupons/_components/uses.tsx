import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { CouponTotals, UseRow } from '@/lib/coupons/queries'
import { USE_WORDS } from '@/lib/coupons/text'
import { formatMoney } from '@/lib/money'

/** The orders placed with a coupon and their totals. */
export function Uses({ rows, totals }: { rows: readonly UseRow[]; totals: readonly CouponTotals[] }) {
  return (
    <section aria-labelledby="uses" className="min-w-0">
      <h2 id="uses" className="mb-4 text-lg">
        Uses
      </h2>
      {totals.length > 0 && (
        <Table
          caption="Totals"
          columns={[
            { label: 'Currency' },
            { label: 'Orders paid', numeric: true },
            { label: 'Taken off them', numeric: true },
            { label: 'Paid for them', numeric: true },
            { label: 'Being paid', numeric: true },
            { label: 'Not paid', numeric: true },
          ]}
          rows={totals.map(({ currency, paid, off, total, reserved, freed }) => ({
            key: currency,
            cells: [currency, paid, formatMoney({ amount: off, currency }), formatMoney({ amount: total, currency }), reserved, freed],
          }))}
          className="mb-8"
        />
      )}
      {rows.length === 0 ? (
        <Empty title="No orders here.">Each order placed with this coupon is listed here, even before it is paid.</Empty>
      ) : (
        <Table
          caption="Orders"
          columns={[
            { label: 'Order' },
            { label: 'Buyer' },
            { label: 'Placed' },
            { label: 'Use' },
            { label: 'Taken off', numeric: true },
            { label: 'Total', numeric: true },
          ]}
          rows={rows.map(({ orderId, number, email, placedAt, status, off, total }) => ({
            key: orderId,
            cells: [
              <a key="order" href={`/admin/orders/${orderId}`}>
                {number}
              </a>,
              <span key="email" className="wrap-anywhere">
                {email}
              </span>,
              <DateText key="placed" at={placedAt} time />,
              <Tag key="use" tone={USE_WORDS[status].tone}>
                {USE_WORDS[status].label}
              </Tag>,
              formatMoney(off),
              formatMoney(total),
            ],
          }))}
        />
      )}
    </section>
  )
}
