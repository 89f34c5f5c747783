import { listOrders } from '@/lib/admin/lists/list-orders'
import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { toOrder, toOrderSummary } from '@/lib/api/views'
import { orderFor } from '@/lib/orders/staff/order-for'
import { getOrder } from '@/lib/orders/view/get-order'
import { ok } from '@/lib/result'

export const GET = defineRoute(OPERATIONS.listOrders, async (actor, { query: { cursor, limit, status } }) => {
  const { rows, older } = await listOrders(actor, { status }, { after: cursor, size: limit })
  return ok({ rows: rows.map(toOrderSummary), next: older })
})

export const POST = defineRoute(OPERATIONS.placeOrder, async (actor, { body: { items, ...buyer } }) => {
  const placed = await orderFor(actor, { ...buyer, wanted: items })
  if (!placed.ok) return placed
  const order = await getOrder(actor, placed.value.orderId)
  return ok(order && toOrder(order))
})
