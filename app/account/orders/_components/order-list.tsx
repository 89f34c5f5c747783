import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { LongTable } from '@/components/ui/long-table'
import { Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { pathIn } from '@/lib/languages/places'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { OrderRow } from '@/lib/orders/view/list-orders'
import { orderWords } from '@/lib/orders/view/text'

type OrderListProps = { language: Language; rows: readonly OrderRow[]; after: string | undefined; next: string | null }

/** One page of a person’s orders. */
export function OrderList({ language, rows, after, next }: OrderListProps) {
  const words = wordsOf(language, 'orderList')
  return (
    <>
      <PageTitle>{words('title')}</PageTitle>
      {rows.length ? (
        <LongTable
          caption={words('caption')}
          hideCaption
          columns={[
            { label: words('order') },
            { label: words('certificates') },
            { label: words('placed') },
            { label: words('state') },
            { label: words('total'), numeric: true },
          ]}
          rows={rows.map((order) => ({ key: order.id, cells: cellsOf(order, language) }))}
        />
      ) : (
        <Empty title={words('none')} action={<ButtonLink href={pathIn(language, '/certificates')}>{words('see')}</ButtonLink>}>
          {words('noneText')}
        </Empty>
      )}
      <Pager path="/account/orders" after={after} next={next} language={language} />
    </>
  )
}

function cellsOf(order: OrderRow, language: Language) {
  const { tone, label } = orderWords(order, language)
  return [
    <a key="number" href={`/account/orders/${order.id}`}>
      {wordsOf(language, 'orderList')('number', { number: String(order.number) })}
    </a>,
    order.items.join(', '),
    <DateText key="placed" at={order.placedAt} language={language} />,
    <Tag key="state" tone={tone}>
      {label}
    </Tag>,
    moneyIn(language, order.total),
  ]
}
