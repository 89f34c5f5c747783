import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireActor } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { formatMoney } from '@/lib/money'
import { listOrders } from '@/lib/orders/view/list-orders'
import { orderWords } from '@/lib/orders/view/text'
import { AccountPage } from '../_components/account-page'

export const metadata: Metadata = { title: 'Your orders' }

export default async function OrdersPage({ searchParams }: PageProps<'/account/orders'>) {
  const actor = await requireActor('/account/orders')
  const after = readParam((await searchParams).after)
  const { rows, next } = await listOrders(actor, { after })
  return (
    <AccountPage current="/account/orders">
      <PageTitle>Your orders</PageTitle>
      {rows.length ? (
        <Table
          caption="Your orders, newest first"
          hideCaption
          columns={[
            { label: 'Order' },
            { label: 'Certificates' },
            { label: 'Placed' },
            { label: 'State' },
            { label: 'Total', numeric: true },
          ]}
          rows={rows.map((order) => ({
            key: order.id,
            cells: [
              <a key="number" href={`/account/orders/${order.id}`}>
                Order {order.number}
              </a>,
              order.items.join(', '),
              <DateText key="placed" at={order.placedAt} />,
              <Tag key="state" tone={orderWords(order).tone}>
                {orderWords(order).label}
              </Tag>,
              formatMoney(order.total),
            ],
          }))}
        />
      ) : (
        <Empty title="No orders yet." action={<ButtonLink href="/certificates">See all certificates</ButtonLink>}>
          When you order a certificate, the order and its receipt appear here.
        </Empty>
      )}
      <Pager path="/account/orders" after={after} next={next} />
    </AccountPage>
  )
}
