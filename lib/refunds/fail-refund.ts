import { reopenCancelled } from '../certificates/ending/reopen'
import { readRefunded } from '../certificates/settlement/is-refunded'
import type { BillingRecord } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { suspectDispute } from '../disputes/open-dispute'
import { formatMoney } from '../money'
import { alertStaff } from '../orders/notify'
import { noteEvent, transition } from '../orders/transition'

/**
 * Notes that a refund did not reach the buyer and asks the staff to look, as part of the caller's transaction, who holds the order's lock.
 * The order can be refunded anew, and no longer counts as refunded if it did. `stripeRefundId` says that it is Stripe's own word about a
 * refund that was made: no slower answer makes it count again. `code` is Stripe's for a refund that it will not make. Where that is
 * because the payment is disputed, what was cancelled for the refund waits for a person again. Repeatable.
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
  const event = { kind: 'order.refund_failed' as const, actor: 'stripe', detail: { why } }
  const reopened = await transition(tx, record.orderId, { ...event, from: 'refunded', to: 'needs_review' })
  if (!reopened.ok) await noteEvent(tx, record.orderId, event)
  if (isDisputed(code)) await reopen(tx, record)
  await alertStaff(tx, record.orderId, {
    event: `refund:${record.id}`,
    subject: `The refund for order ${record.order.number} did not go through`,
    lines: [`Stripe: ${why}`, whoHasIt(formatMoney(record), code)],
  })
}

/** Where the money is now, so that nobody pays it twice. */
function whoHasIt(money: string, code: string | undefined): string {
  if (isDisputed(code)) {
    return 'The buyer’s bank has claimed the payment back, so do not pay it back another way as well. Answer the dispute in Stripe.'
  }
  if (code === 'charge_already_refunded') {
    return 'The whole payment went back to the buyer before, so nothing is owed to them. Look at the payment in Stripe.'
  }
  return `${money} still belong to the buyer. Look at the payment in Stripe.`
}

/** Whether Stripe refuses a refund because the buyer's bank claims the payment back. */
function isDisputed(code: string | undefined): boolean {
  return code === 'charge_disputed' || code === 'refund_disputed_payment'
}

/**
 * Gives what was cancelled for a refund back to a person: once the dispute is won it can be bought. Where the dispute itself was not told
 * of yet, Stripe's refusal is as good, so that the rule does not ask for the same again.
 */
async function reopen(tx: Tx, { orderId, chargeId, certificateId }: BillingRecord): Promise<void> {
  if (chargeId) await suspectDispute(tx, { orderId, chargeId })
  const isBack = await readRefunded(tx, orderId)
  const where = { orderId, status: 'cancelled', ...(certificateId ? { id: certificateId } : {}) } as const
  for (const { id } of await tx.certificate.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })) {
    if (!isBack(id)) await reopenCancelled(tx, id, 'Stripe refused its refund: the payment is disputed.')
  }
}
