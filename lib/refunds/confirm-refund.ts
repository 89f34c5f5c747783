import { reopenCancelled } from '../certificates/ending/reopen'
import { NOT_WON } from '../certificates/lifecycle/dispute-lock'
import { earlier, MINUTE } from '../clock'
import type { BillingRecord } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { formatMoney } from '../money'
import { lockOrder, noteEvent } from '../orders/transition'
import { alertStaff } from '../outbox/alert-staff'
import { perhapsGivenBack } from './perhaps-given-back'
import { leftOf } from './request-refund'

/** What was learned so shortly before somebody asked for a refund may not have stood on their page yet. */
const UNSEEN = MINUTE

type Refund = BillingRecord & { charge: BillingRecord | null }

/**
 * Looks again whether a refund may be sent, once all that went back at Stripe is known here; the order's lock is held. One that may not is
 * withdrawn. Answers whether it may be sent.
 */
export async function confirmRefund(billingRecordId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { orderId } = await tx.billingRecord.findUniqueOrThrow({ where: { id: billingRecordId }, select: { orderId: true } })
    await lockOrder(tx, orderId)
    const refund = await tx.billingRecord.findUniqueOrThrow({ where: { id: billingRecordId }, include: { charge: true } })
    if (refund.status !== 'pending' || refund.stripeId) return false
    const why = await whyNot(tx, refund)
    if (why) await withdrawRefund(tx, refund, why)
    return why === null
  })
}

/** Why a refund may not be sent; null where it may. */
async function whyNot(tx: Tx, refund: Refund): Promise<'disputed' | 'given-back' | null> {
  if (await isRuleBarred(tx, refund)) return 'disputed'
  return (await isDue(tx, refund)) ? null : 'given-back'
}

/** Whether the rule asked for it, and may not any more: the buyer's bank has claimed the money back since. */
async function isRuleBarred(tx: Tx, { orderId, certificateId, actor }: Refund): Promise<boolean> {
  if (!certificateId || actor !== 'system') return false
  return (await tx.dispute.count({ where: { orderId, ...NOT_WON } })) > 0
}

/**
 * Whether enough of its payment is left, and nothing went back since that may have been for the same certificate. Nothing had when the
 * rule asked; staff who asked knew of what had been learned by then.
 */
async function isDue(tx: Tx, refund: Refund): Promise<boolean> {
  // What is left is counted without this refund's own share: less than nothing means that others took of it.
  if (refund.charge && (await leftOf(tx, refund.charge)) < 0) return false
  if (!refund.certificateId) return true
  const since = refund.actor === 'system' ? undefined : earlier(refund.createdAt, UNSEEN)
  return (await perhapsGivenBack(tx, refund.orderId, { beside: refund.id, since })) === 0
}

const WHY = {
  'given-back': 'money of its payment had gone back in Stripe before',
  disputed: 'its payment is disputed at the bank',
}

/**
 * Ends a refund that was asked for and must not be sent, because money of its payment had gone back in Stripe before, or is claimed back by
 * the buyer's bank; part of the caller's transaction, who holds the order's lock. It counts as nothing given back, its certificate waits for
 * a person, and staff are told once.
 */
async function withdrawRefund(tx: Tx, refund: Refund, why: keyof typeof WHY): Promise<void> {
  const { id, orderId, certificateId, amount, currency } = refund
  await tx.billingRecord.update({ where: { id }, data: { status: 'failed' } })
  const { number, status } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true, status: true } })
  await noteEvent(tx, orderId, { kind: 'order.refund_withdrawn', actor: 'system', detail: { amount, currency, certificateId } })
  if (certificateId && status !== 'refunded') await reopenCancelled(tx, certificateId, `Its refund was not sent: ${WHY[why]}.`)
  await alertStaff(tx, {
    // The rule tells of one it cannot refund under the same name.
    event: certificateId && refund.actor === 'system' ? `unbought:${certificateId}` : `refund:${id}`,
    subject: `A refund of order ${number} was not sent`,
    lines: [
      `${formatMoney(refund)} was to go back to the buyer, but ${WHY[why]}.`,
      why === 'disputed' ? 'Answer the dispute in Stripe first: the bank may give the money back as well.' : await whatToDo(tx, refund),
    ],
    path: certificateId ? `/admin/certificates/${certificateId}` : `/admin/orders/${orderId}`,
    orderId,
    ...(certificateId ? { certificateId } : {}),
  })
}

async function whatToDo(tx: Tx, { charge, certificateId, currency }: Refund): Promise<string> {
  const left = charge ? await leftOf(tx, charge) : 0
  if (left <= 0) return 'Nothing is left of the payment, so there is nothing more to give back.'
  const rest = `${formatMoney({ amount: left, currency })} is left of the payment.`
  if (!certificateId) return `${rest} If that is to go back as well, refund the order again.`
  return `${rest} Look in Stripe whether what went back was for this certificate. If it was not, refund it on its page.`
}
