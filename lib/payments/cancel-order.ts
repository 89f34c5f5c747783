import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { PAYABLE } from '../orders/can-be-paid'
import { lockOrder, transition } from '../orders/transition'
import { ownOrders } from '../permissions'
import { err, ok, type Result } from '../result'
import { closePages } from './close-pages'

/** `not-cancelled`: Stripe did not confirm that the payment pages are closed. */
export type CancelOrderRefusal = { code: 'not-found' } | { code: 'not-cancellable' } | { code: 'not-cancelled' }

/**
 * Cancels an unpaid order. Its payment pages are closed at Stripe first. If one was paid in the meantime, the order becomes paid and the
 * cancellation is refused. For a paid order, use `refundOrder`.
 */
export async function cancelOrder(actor: Actor, id: string): Promise<Result<undefined, CancelOrderRefusal>> {
  const order = await db.order.findFirst({ where: { AND: [{ id }, ownOrders(actor, 'orders', 'orders:write')] }, select: { id: true } })
  if (!order) return err({ code: 'not-found' })
  if (!(await closePages(id))) return err({ code: 'not-cancelled' })
  return inTransaction(async (tx) => {
    await lockOrder(tx, id)
    const moved = await transition(tx, id, { from: PAYABLE, to: 'cancelled', kind: 'order.cancelled', actor: actorName(actor) })
    if (!moved.ok) return err({ code: 'not-cancellable' })
    await recordStaffAction(tx, actor, { action: 'order.cancel', subject: { kind: 'order', id } })
    return ok()
  })
}
