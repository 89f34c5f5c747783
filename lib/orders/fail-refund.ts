import type { Tx } from '../db/transaction'
import { formatMoney } from '../money'
import { alertStaff } from './alert-staff'
import { noteEvent } from './note-event'
import { transition } from './transition'

/**
 * Notes that a refund did not reach the buyer and asks the staff to look, as part of the caller's transaction, who holds the order's lock.
 * The order can be refunded anew, and no longer counts as refunded if it did. `stripeRefundId` says that it is Stripe's own word about a
 * refund that was made: no slower answer makes it count again. Repeatable.
 */
export async function failRefund(
  tx: Tx,
  billingRecordId: string,
  { why, stripeRefundId }: { why: string; stripeRefundId?: string },
): Promise<void> {
  const record = await tx.billingRecord.findUniqueOrThrow({ where: { id: billingRecordId }, include: { order: true } })
  if (stripeRefundId) await tx.billingRecord.updateMany({ where: { id: record.id, stripeId: null }, data: { stripeId: stripeRefundId } })
  // That Stripe will not make one, asked by somebody who was too late, does not undo one that it has made.
  const status = stripeRefundId ? { not: 'failed' as const } : ('pending' as const)
  const { count } = await tx.billingRecord.updateMany({ where: { id: record.id, status }, data: { status: 'failed' } })
  if (count === 0) return
  const event = { kind: 'order.refund_failed', actor: 'stripe', detail: { why } }
  const reopened = await transition(tx, record.orderId, { ...event, from: 'refunded', to: 'needs_review' })
  if (!reopened.ok) await noteEvent(tx, record.orderId, event)
  await alertStaff(tx, record.orderId, {
    event: `refund:${record.id}`,
    subject: `The refund for order ${record.order.number} did not go through`,
    lines: [`Stripe: ${why}`, `${formatMoney(record)} still belong to the buyer. Look at the payment in Stripe.`],
  })
}
