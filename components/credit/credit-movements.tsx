import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { CREDIT_WORDS } from '@/lib/account-credit/text'
import { formatMoney, type Money } from '@/lib/money'

type Movement = {
  id: string
  kind: keyof typeof CREDIT_WORDS
  money: Money
  order: { id: string; number: number } | null
  reason: string | null
  at: Date
}

/** What happened to an account's credit, newest first. What took from it has a minus sign. `orderPath`: where an order is shown. */
export function CreditMovements({ rows, orderPath }: { rows: readonly Movement[]; orderPath: string }) {
  if (rows.length === 0) return <Empty title="Nothing has happened yet.">Credit that is given or used is listed here.</Empty>
  return (
    <Table
      caption="What happened to it"
      columns={[{ label: 'When' }, { label: 'What' }, { label: 'Reason' }, { label: 'Amount', numeric: true }]}
      rows={rows.map(({ id, kind, money, order, reason, at }) => ({
        key: id,
        cells: [
          <DateText key="at" at={at} time />,
          <span key="what">
            {CREDIT_WORDS[kind]}
            {order && (
              <>
                , <a href={`${orderPath}/${order.id}`}>order {order.number}</a>
              </>
            )}
          </span>,
          <span key="reason" className="wrap-anywhere">
            {reason ?? '–'}
          </span>,
          `${money.amount < 0 ? '−' : '+'}${formatMoney({ ...money, amount: Math.abs(money.amount) })}`,
        ],
      }))}
    />
  )
}
