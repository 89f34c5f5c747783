import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { formatMoney } from '@/lib/money'
import { listOrders, type OrderFilter, type OrderRow } from '@/lib/orders/queries'
import { TRANSITIONS } from '@/lib/orders/states'
import { ORDER_WORDS, orderWords } from '@/lib/orders/text'
import { AdminPage } from '../_components/admin-page'
import { ListFilter } from '../_components/list-filter'
import { OrderTag } from '../_components/order-tag'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Orders')

/** Filters for orders other than their status. */
const MORE = {
  disputed: orderWords({ source: 'shop', status: 'paid', dispute: 'open' }).label,
  dispute_lost: orderWords({ source: 'shop', status: 'paid', dispute: 'lost' }).label,
  imported: orderWords({ source: 'import', status: 'paid' }).label,
} as const

const FILTERS = [...Object.keys(MORE), ...Object.keys(TRANSITIONS)].filter(isFilter)

export default async function OrdersPage({ searchParams }: PageProps<'/admin/orders'>) {
  const actor = await requireStaff('/admin/orders')
  const query = await searchParams
  const search = readParam(query.search)
  const asked = readParam(query.status)
  const status = asked !== undefined && isFilter(asked) ? asked : undefined
  const after = readCursor(query.after)
  const { rows, next } = await listOrders(actor, { after, status, search })
  return (
    <AdminPage current="/admin/orders">
      <PageTitle>Orders</PageTitle>
      <ListFilter
        path="/admin/orders"
        search={search}
        searchLabel="Order number or email"
        status={status}
        statuses={FILTERS.map((value) => ({ value, label: labelOf(value) }))}
      />
      {rows.length === 0 ? (
        <NoOrders search={search} status={status} />
      ) : (
        <Table caption="Orders" hideCaption columns={COLUMNS} rows={rows.map((order) => ({ key: order.id, cells: cellsOf(order) }))} />
      )}
      <Pager path="/admin/orders" params={{ search, status }} after={after} next={next} />
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Order' },
  { label: 'Buyer' },
  { label: 'Items' },
  { label: 'Total', numeric: true },
  { label: 'Status' },
  { label: 'Placed' },
] as const

function cellsOf(order: OrderRow) {
  const { id, number, email, items, total, placedAt } = order
  return [
    <a key="order" href={`/admin/orders/${id}`}>
      {number}
    </a>,
    email,
    items.join(', '),
    formatMoney(total),
    <OrderTag key="status" order={order} />,
    <DateText key="placed" at={placedAt} time />,
  ]
}

function NoOrders({ search, status }: { search: string | undefined; status: OrderFilter | undefined }) {
  if (!search && !status) return <Empty title="No orders yet.">Open your shop as a buyer would and place one in test mode.</Empty>
  const filters = [search && `“${search}”`, status && labelOf(status)].filter(Boolean).join(' and ')
  return (
    <Empty
      title="No order matches."
      action={
        <ButtonLink href="/admin/orders" variant="secondary">
          Clear the filters
        </ButtonLink>
      }
    >
      You searched for orders with {filters}.
    </Empty>
  )
}

function labelOf(filter: OrderFilter): string {
  return isMore(filter) ? MORE[filter] : ORDER_WORDS[filter].label
}

function isFilter(text: string): text is OrderFilter {
  return isMore(text) || Object.hasOwn(TRANSITIONS, text)
}

function isMore(text: string): text is keyof typeof MORE {
  return Object.hasOwn(MORE, text)
}
