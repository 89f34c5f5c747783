import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { type Messages, moneyIn, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'

export type Movement = {
  id: string
  kind: keyof Messages['creditPage']['kinds']
  money: Money
  order: { id: string; number: number } | null
  reason: string | null
  at: Date
}

/** `orderPath` is the path below which an order is shown. */
type MovementsProps = { rows: readonly Movement[]; orderPath: string; language?: Language; zone?: string }

/** An account's credit transactions, newest first. Amounts deducted have a minus sign. */
export function CreditMovements({ rows, orderPath, language = DEFAULT_LANGUAGE, zone }: MovementsProps) {
  const words = wordsOf(language, 'creditPage')
  if (rows.length === 0) return <Empty title={words('nothing')}>{words('nothingText')}</Empty>
  return (
    <Table
      caption={words('caption')}
      columns={[{ label: words('when') }, { label: words('what') }, { label: words('reason') }, { label: words('amount'), numeric: true }]}
      rows={rows.map(({ id, kind, money, order, reason, at }) => ({
        key: id,
        cells: [
          <DateText key="at" at={at} time zone={zone} language={language} />,
          <span key="what">
            {order
              ? words.rich('ofOrder', {
                  what: words(`kinds.${kind}`),
                  number: String(order.number),
                  link: (text) => <a href={`${orderPath}/${order.id}`}>{text}</a>,
                })
              : words(`kinds.${kind}`)}
          </span>,
          <span key="reason" className="wrap-anywhere">
            {reason ?? '–'}
          </span>,
          `${money.amount < 0 ? '−' : '+'}${moneyIn(language, { ...money, amount: Math.abs(money.amount) })}`,
        ],
      }))}
    />
  )
}
