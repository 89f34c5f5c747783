import { earlier, MINUTE } from '../clock'
import type { BillingRecord } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { lockOrder } from './lock-order'
import { perhapsGivenBack } from './perhaps-given-back'
import { leftOf } from './request-refund'
import { withdrawRefund } from './withdraw-refund'

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
  const { disputedAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { disputedAt: true } })
  return disputedAt !== null
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
