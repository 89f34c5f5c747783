import { later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { Refund } from '../db/generated/client'
import { inTransaction } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { assertLeaseLive } from '../jobs/lease'
import { lockOrder } from '../orders/transition'
import { createRefund, listRefunds, type RefundFacts, readRefund } from '../stripe/refund'
import { stripeTrouble } from '../stripe/trouble'
import { importStripeRefunds, recordRefund } from './apply-refund'
import { confirmRefund } from './confirm-refund'
import { failRefund } from './fail-refund'

/** What Stripe said of its refunds is believed for so long. */
const FRESH_MS = MINUTE

/**
 * Carries out one refund: looks what Stripe has given back already, asks for it if it still is to be done, and records what came of it.
 * Repeatable at any point: the look-up covers a lost answer, the idempotency key covers two runs at once, and a worker that has stood
 * still in between looks again or, taken over meanwhile, asks for nothing.
 * @throws Stripe.errors.StripeError when the answer is unclear; the job is run again.
 * @throws LeaseLost
 */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await db.refund.findUnique({ where: { id: refundId }, include: { charge: true } })
  if (refund?.status !== 'requested' && refund?.status !== 'sent') return
  try {
    const facts = await askForIt(refund, refund.charge.stripeId)
    await faultPoint('refund.after_stripe')
    if (facts) await recordRefund(facts)
  } catch (error) {
    const trouble = stripeTrouble(error)
    if (trouble?.kind !== 'refused') throw error
    await inTransaction(async (tx) => {
      await lockOrder(tx, refund.orderId)
      await failRefund(tx, refund.id, { why: trouble.text, code: trouble.code })
    })
  }
}

/**
 * What came of the refund at Stripe, which is asked for it if that is still to be done. All that Stripe has given back of the payment is
 * learned first, this refund as well where it was made and the answer lost; null where that leaves nothing to do.
 */
async function askForIt(refund: Refund, paymentIntentId: string): Promise<RefundFacts | null> {
  if (refund.stripeId) return readRefund(refund.stripeId)
  const lookedAt = now()
  await importStripeRefunds(await listRefunds(paymentIntentId))
  if (!(await confirmRefund(refund.id))) return null
  await faultPoint('refund.before_stripe')
  if (now() > later(lookedAt, FRESH_MS)) return askForIt(refund, paymentIntentId)
  assertLeaseLive()
  return createRefund({
    idempotencyKey: refund.idempotencyKey,
    refundId: refund.id,
    orderId: refund.orderId,
    paymentIntentId,
    money: { amount: refund.amount, currency: refund.currency },
  })
}
