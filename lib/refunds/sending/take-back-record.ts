import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { lockOrder, transition as moveOrder } from '../../orders/transition'
import { queueMail } from '../../outbox/queue-mail'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { transition } from '../transition'

export type TakeBackRefusal = { code: 'not-found' } | { code: 'not-recorded' }

/**
 * Undoes a record of staff having paid a refund themselves, because the money was not sent after all. The refund is then `failed`, like one
 * that a bank returned: it is still owed and can be made again, and its credit note is reversed by an invoice. Nothing is deleted. A refund
 * that Stripe sent is left alone.
 */
export function takeBackRecord(
  actor: Actor,
  refundId: string,
  { reason }: { reason: string },
): Promise<Result<undefined, TakeBackRefusal>> {
  return inTransaction(async (tx) => {
    const byHand = { id: refundId, stripeId: null, toCredit: false, charge: { stripeId: null } } as const
    const found = mayStaff(actor, 'refund') && (await tx.refund.findFirst({ where: byHand, select: { orderId: true } }))
    if (!found) return err({ code: 'not-found' })
    const { orderId } = found
    await lockOrder(tx, orderId)
    const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, include: { order: true } })
    const by = actorName(actor)
    if (!(await transition(tx, refund, { from: ['succeeded'], to: 'failed', actor: by, detail: { reason } })))
      return err({ code: 'not-recorded' })
    await moveOrder(tx, orderId, { from: 'refunded', to: 'needs_review', kind: 'order.reopened', actor: by })
    await enqueue(tx, 'invoice.issue', { orderId })
    await enqueue(tx, 'tax.record', { orderId })
    const { order, amount, currency } = refund
    await queueMail(tx, {
      kind: 'refund_taken_back',
      onceKey: `refund_taken_back:${refundId}`,
      to: order.email,
      orderId,
      data: { orderId, orderNumber: order.number, refunded: { amount, currency } },
    })
    const after = { amount, currency, reason }
    await recordStaffAction(tx, actor, { action: 'refund.take_back', subject: { kind: 'refund', id: refundId }, after })
    return ok()
  })
}
