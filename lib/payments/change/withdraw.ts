import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { openChangeOf } from '../../orders/placing/place-change'
import { mayStaff } from '../../permissions'
import { err, type Result } from '../../result'
import { type CancelOrderRefusal, cancelOrder } from '../cancel-order'

/** Withdraws the offer to change a certificate if it is unpaid: closes its payment pages and cancels its order. Staff only. */
export async function withdrawChange(actor: Actor, certificateId: string): Promise<Result<undefined, CancelOrderRefusal>> {
  const order = mayStaff(actor, 'orders') && (await db.order.findFirst({ where: openChangeOf(certificateId), select: { id: true } }))
  return order ? cancelOrder(actor, order.id) : err({ code: 'not-found' })
}
