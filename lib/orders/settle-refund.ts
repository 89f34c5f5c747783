import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import type { RefundFacts } from '../payments/refund'
import { lockOrder } from './lock-order'
import { noteRefund } from './note-refund'

/**
 * Writes down what Stripe says about a refund of one of our payments, and does what follows from it. Of other payments nothing is written.
 * Any number of times, with one effect.
 */
export async function settleRefund(facts: RefundFacts): Promise<void> {
  const orderId = await orderOf(facts)
  if (!orderId) return
  await inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    await noteRefund(tx, facts)
  })
}

/** The order of the refund, or of the payment it was taken from. */
async function orderOf({ stripeRefundId, paymentIntentId }: RefundFacts): Promise<string | null> {
  const ids = paymentIntentId ? [stripeRefundId, paymentIntentId] : [stripeRefundId]
  const record = await db.billingRecord.findFirst({ where: { stripeId: { in: ids } }, select: { orderId: true } })
  return record?.orderId ?? null
}
