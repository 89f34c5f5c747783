import { later, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Refund } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { assertLeaseLive } from '../../jobs/lease'
import { lockOrder } from '../../orders/transition'
import { createRefund, listRefunds, type RefundFacts, readRefund } from '../../stripe/refund'
import { stripeTrouble } from '../../stripe/trouble'
import { importStripeRefunds, recordRefund } from './apply-refund'
import { confirmRefund } from './confirm-refund'
import { failRefund } from './fail-refund'
import { refundToCredit } from './refund-to-credit'

/** How long Stripe's list of its refunds is considered current. */
const FRESH_MS = MINUTE

/**
 * Carries out one refund: reads what Stripe has already refunded, requests the refund if it is still due, and records the result. Safe to
 * repeat at any point: the look-up covers a lost response, and the idempotency key covers two concurrent runs. A worker that was frozen in
 * between repeats the check, or requests nothing if another worker has taken over.
 * @throws Stripe.errors.StripeError if the response is unclear; the job is retried.
 * @throws LeaseLost
 */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await db.refund.findUnique({ where: { id: refundId }, include: { charge: true } })
  if (refund?.status !== 'requested' && refund?.status !== 'sent') return
  if (refund.toCredit) return refundToCredit(refund)
  const { stripeId } = refund.charge
  if (!stripeId) return
  try {
    const facts = await askForIt(refund, stripeId)
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
 * Returns the state of the refund at Stripe, after requesting it if it is still due. All refunds of the payment at Stripe are imported
 * first, including this one if it was made and the response was lost. Null if nothing is left to do.
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
