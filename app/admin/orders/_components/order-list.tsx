import { DateText } from '@/components/ui/date-text'
import { Tag } from '@/components/ui/tag'
import { spanText } from '@/lib/admin/health-text'
import type { OrderListRow } from '@/lib/admin/lists/list-orders'
import { ORDER_FILTERS, ORDER_SORTS, ORDER_VIEWS, type OrderQuery } from '@/lib/admin/lists/schema'
import { certificateStates } from '@/lib/admin/lists/text'
import { now, SECOND } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import type { ListColumn } from '../../_components/list/columns'
import { type ListState, type Query, readList } from '../../_components/list/read-list'
import { OrderTag } from '../../_components/order-tag'

export const ORDER_COLUMNS = [
  { key: 'order', label: 'Order' },
  { key: 'buyer', label: 'Buyer' },
  { key: 'items', label: 'Items' },
  { key: 'total', label: 'Total', numeric: true, sorts: { descending: 'amount' } },
  { key: 'payment', label: 'Payment' },
  { key: 'certificates', label: 'Certificates' },
  { key: 'age', label: 'Age', sorts: { ascending: '', descending: 'oldest' } },
  { key: 'placed', label: 'Placed', isExtra: true },
  { key: 'paid', label: 'Paid', isExtra: true },
  { key: 'country', label: 'Country', isExtra: true },
] as const satisfies readonly ListColumn[]

/** Reads the URL of the order list and of its export. */
export function readOrderList(query: Query): { list: ListState; asked: OrderQuery } {
  const values = { view: ORDER_VIEWS, status: ORDER_FILTERS, sort: ORDER_SORTS }
  const list = readList('/admin/orders', query, { values, columns: ORDER_COLUMNS })
  const { view, status, sort, search } = list.params
  return {
    list,
    asked: {
      search,
      view: ORDER_VIEWS.find((one) => one === view),
      status: ORDER_FILTERS.find((one) => one === status),
      sort: ORDER_SORTS.find((one) => one === sort),
    },
  }
}

/** Returns the cells of a row, keyed by column. */
export function orderCells(order: OrderListRow) {
  const { id, number, email, items, total, placedAt, paidAt, country } = order
  return {
    order: <a href={`/admin/orders/${id}`}>{number}</a>,
    buyer: <span className="wrap-anywhere">{email}</span>,
    items: items.join(', '),
    total: formatMoney(total),
    payment: <OrderTag order={order} />,
    certificates: <States certificates={order.certificates} />,
    age: <Age since={placedAt} />,
    placed: <DateText at={placedAt} time />,
    paid: paidAt && <DateText at={paidAt} time />,
    country: country ?? '–',
  }
}

/** The worst state as a tag, and the number of certificates in other states. */
function States({ certificates }: Pick<OrderListRow, 'certificates'>) {
  const [worst, ...others] = certificateStates(certificates, now())
  if (!worst) return '–'
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <Tag tone={worst.tone}>{worst.count > 1 ? `${worst.count} × ${worst.label}` : worst.label}</Tag>
      {others.length > 0 && <span className="text-ink-2">{others.map(({ label, count }) => `${count} × ${label}`).join(', ')}</span>}
    </span>
  )
}

function Age({ since }: { since: Date }) {
  return (
    <time dateTime={since.toISOString()} className="sm:whitespace-nowrap">
      {spanText((now().getTime() - since.getTime()) / SECOND)}
    </time>
  )
}
