import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { toOrder } from '@/lib/api/views'
import { getOrder } from '@/lib/orders/view/get-order'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { ok } from '@/lib/result'

export const POST = defineRoute(OPERATIONS.cancelOrder, async (actor, { params: { id } }) => {
  const cancelled = await cancelOrder(actor, id)
  if (!cancelled.ok) return cancelled
  const order = await getOrder(actor, id)
  return ok(order && toOrder(order))
})
