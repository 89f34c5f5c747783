import type { Actor } from '../actor'
import { disputeLock, LOCK_COLUMNS } from '../certificates/lifecycle/dispute-lock'
import { findToSetUp } from '../certificates/notify/buyer'
import { MINUTE, now } from '../clock'
import { inTransaction } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'
import { ownOrders } from '../permissions'
import { err, ok, type Result } from '../result'
import { lockOrder } from './transition'

export type ResendSetUpRefusal =
  | { code: 'not-found' }
  | { code: 'nothing-to-set-up' }
  | { code: 'disputed' }
  | { code: 'sent-just-now'; seconds: number }

/**
 * Resends, at most once a minute, the "set up your certificate" email of a paid order, with a new link for the certificates that can still
 * be set up.
 */
export async function resendSetUp(actor: Actor, orderId: string): Promise<Result<{ email: string }, ResendSetUpRefusal>> {
  return inTransaction(async (tx) => {
    const order = await tx.order.findFirst({
      where: { AND: [{ id: orderId }, ownOrders(actor, 'orders')] },
      select: { number: true, email: true, status: true, ...LOCK_COLUMNS },
    })
    if (!order) return err({ code: 'not-found' })
    if (disputeLock(order)) return err({ code: 'disputed' })
    const certificates = await findToSetUp(tx, orderId)
    if (order.status !== 'paid' || certificates.length === 0) return err({ code: 'nothing-to-set-up' })
    const at = now()
    // The order's lock serialises two simultaneous clicks.
    await lockOrder(tx, orderId)
    const last = await tx.mail.findFirst({
      where: { orderId, kind: 'set_up', onceKey: { startsWith: keyOf(orderId, '') } },
      orderBy: { id: 'desc' },
      select: { createdAt: true },
    })
    const left = last ? last.createdAt.getTime() + MINUTE - at.getTime() : 0
    if (left > 0) return err({ code: 'sent-just-now', seconds: Math.ceil(left / 1000) })
    await queueMail(tx, {
      kind: 'set_up',
      onceKey: keyOf(orderId, at.toISOString()),
      to: order.email,
      orderId,
      data: { orderId, orderNumber: order.number, certificates },
    })
    return ok({ email: order.email })
  })
}

function keyOf(orderId: string, moment: string): string {
  return `set_up:${orderId}:again:${moment}`
}
