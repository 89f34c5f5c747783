import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { listOrders } from '@/lib/admin/lists/list-orders'
import { listViews } from '@/lib/admin/lists/list-views'
import { ORDER_FILTERS, ORDER_VIEWS, type OrderQuery } from '@/lib/admin/lists/schema'
import { ORDER_VIEW_LABELS, orderFilterLabel } from '@/lib/admin/lists/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { mayStaff } from '@/lib/permissions'
import { AdminPage } from '../_components/admin-page'
import { actOnSelectedOrders } from '../_components/list/actions'
import { goStraight } from '../_components/list/go-straight'
import { ListFrame } from '../_components/list/list-frame'
import { NoMatch } from '../_components/list/no-match'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { ORDER_COLUMNS, orderCells, readOrderList } from './_components/order-list'

export const generateMetadata = staffTitle('Orders')

const VIEWS = [{ label: 'All' }, ...ORDER_VIEWS.map((value) => ({ value, label: ORDER_VIEW_LABELS[value] }))]

const CHOICES = [
  {
    name: 'status',
    label: 'Payment',
    any: 'Any',
    options: ORDER_FILTERS.map((value) => ({ value, label: orderFilterLabel(value) })),
  },
  {
    name: 'sort',
    label: 'Sort by',
    any: 'Newest',
    options: [
      { value: 'oldest', label: 'Oldest' },
      { value: 'amount', label: 'Amount' },
    ],
  },
]

const BULK = {
  action: actOnSelectedOrders,
  deeds: [
    { value: 'resend', label: 'Send the set-up email again' },
    { value: 'activate', label: 'Activate waiting certificates' },
  ],
}

export default async function OrdersPage({ searchParams }: PageProps<'/admin/orders'>) {
  const actor = await requireStaff('/admin/orders')
  const { list, asked } = readOrderList(await searchParams)
  await goStraight(actor, asked.search)
  const [{ rows, newer, older }, saved] = await Promise.all([listOrders(actor, asked, list.cursor), listViews(actor, list.path)])
  return (
    <AdminPage current="/admin/orders">
      <PageTabs group="Orders" current="/admin/orders" />
      <PageTitle>Orders</PageTitle>
      <p className="mb-6">
        <ButtonLink href="/admin/orders/new" variant="secondary" small>
          Order for a buyer
        </ButtonLink>
      </p>
      <ListFrame
        list={list}
        caption="Orders"
        views={VIEWS}
        searchLabel="Number, name, email, domain or Stripe id"
        choices={CHOICES}
        columns={ORDER_COLUMNS}
        rows={rows.map((order) => ({ key: order.id, label: `order ${order.number}`, cells: orderCells(order) }))}
        bulk={mayStaff(actor, 'orders') ? BULK : undefined}
        exportPath={mayStaff(actor, 'export') ? '/admin/orders/export' : undefined}
        saved={saved}
        newer={newer}
        older={older}
        empty={<NoOrders asked={asked} />}
      />
    </AdminPage>
  )
}

function NoOrders({ asked: { search, view, status } }: { asked: OrderQuery }) {
  const filters = [
    search && `search “${search}”`,
    view && `view “${ORDER_VIEW_LABELS[view]}”`,
    status && `payment “${orderFilterLabel(status)}”`,
  ]
  if (!filters.some(Boolean)) return <Empty title="No orders yet.">Open your shop as a buyer would and place one in test mode.</Empty>
  return <NoMatch title="No order matches." filters={filters} all={{ href: '/admin/orders', label: 'Show all orders' }} />
}
