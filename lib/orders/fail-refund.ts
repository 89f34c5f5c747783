import type { Tx } from '../db/transaction'
import { formatMoney } from '../money'
import { alertStaff } from './alert-staff'
import { noteEvent } from './note-event'
import { transition } from './transition'

/**
 * Notes that a refund did not reach the buyer and asks the staff to look, as part of the caller's transaction, who holds the order's lock.
 * The order can be refunded anew, and no longer counts as refunded if it did. `stripeRefundId` says that it is Stripe's own word about a
 * refund that was made: no slower answer makes it count again. `code` is Stripe's for a refund that it will not make. Repeatable.
 */
export async function failRefund(
  tx: Tx,
  billingRecordId: string,
  { why, stripeRefundId, code }: { why: string; stripeRefundId?: string; code?: string | undefined },
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
    lines: [`Stripe: ${why}`, whoHasIt(formatMoney(record), code)],
  })
}

/** Where the money is now, so that nobody pays it twice. */
function whoHasIt(money: string, code: string | undefined): string {
  switch (code) {
    case 'charge_already_refunded':
      return 'The whole payment went back to the buyer before, so nothing is owed to them. Look at the payment in Stripe.'
    case 'charge_disputed':
    case 'refund_disputed_payment':
      return 'The buyer’s bank has claimed the payment back, so do not pay it back another way as well. Answer the dispute in Stripe.'
    default:
      return `${money} still belong to the buyer. Look at the payment in Stripe.`
  }
}
