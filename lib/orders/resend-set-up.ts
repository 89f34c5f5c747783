import { type Actor, ownOrders } from '../actor'
import { findToSetUp } from '../certificates/find-to-set-up'
import { MINUTE, now } from '../clock'
import { inTransaction } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'

export type ResendSetUpRefusal = { code: 'not-found' } | { code: 'nothing-to-set-up' }

/** Sends the mail "set up your certificate" of a paid order again, for what can still be set up, with a fresh link; at most once a minute. */
export async function resendSetUp(actor: Actor, orderId: string): Promise<Result<{ email: string }, ResendSetUpRefusal>> {
  return inTransaction(async (tx) => {
    const order = await tx.order.findFirst({
      where: { AND: [{ id: orderId }, ownOrders(actor)] },
      select: { number: true, email: true, status: true },
    })
    if (!order) return err({ code: 'not-found' })
    const certificates = await findToSetUp(tx, orderId)
    if (order.status !== 'paid' || certificates.length === 0) return err({ code: 'nothing-to-set-up' })
    await queueMail(tx, {
      kind: 'set_up',
      onceKey: `set_up:${orderId}:${Math.floor(now().getTime() / MINUTE)}`,
      to: order.email,
      orderId,
      data: { orderId, orderNumber: order.number, certificates },
    })
    return ok({ email: order.email })
  })
}
