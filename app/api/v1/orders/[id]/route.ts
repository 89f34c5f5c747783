import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { toOrder } from '@/lib/api/views'
import { getOrder } from '@/lib/orders/view/get-order'
import { ok } from '@/lib/result'

export const GET = defineRoute(OPERATIONS.getOrder, async (actor, { params: { id } }) => {
  const order = await getOrder(actor, id)
  return ok(order && toOrder(order))
})
