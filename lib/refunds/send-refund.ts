import { later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { BillingRecord } from '../db/generated/client'
import { inTransaction } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { assertLeaseLive } from '../jobs/lease'
import { lockOrder } from '../orders/transition'
import { createRefund, listRefunds, type RefundFacts, readRefund } from '../stripe/refund'
import { stripeTrouble } from '../stripe/trouble'
import { learnRefunds, settleRefund } from './apply-refund'
import { confirmRefund } from './confirm-refund'
import { failRefund } from './fail-refund'

/** What Stripe said of its refunds is believed for so long. */
const FRESH = MINUTE

/**
 * Carries out one refund: looks what Stripe has given back already, asks for it if it still is to be done, and writes down what came of it.
 * Repeatable at any point: the look-up covers a lost answer, the idempotency key covers two runs at once, and a worker that has stood
 * still in between looks again or, taken over meanwhile, asks for nothing.
 * @throws Stripe.errors.StripeError when the answer is unclear; the job is run again.
 * @throws LeaseLost
 */
export async function sendRefund(billingRecordId: string): Promise<void> {
  const record = await db.billingRecord.findUnique({ where: { id: billingRecordId }, include: { charge: true } })
  if (record?.kind !== 'refund' || record.status !== 'pending') return
  const paymentIntentId = record.charge?.stripeId
  if (!paymentIntentId) throw new Error(`refund ${record.id} has no charge`)
  try {
    const facts = await askForIt(record, paymentIntentId)
    await faultPoint('refund.after_stripe')
    if (facts) await settleRefund(facts)
  } catch (error) {
    const trouble = stripeTrouble(error)
    if (trouble?.kind !== 'refused') throw error
    await inTransaction(async (tx) => {
      await lockOrder(tx, record.orderId)
      await failRefund(tx, record.id, { why: trouble.text, code: trouble.code })
    })
  }
}

/**
 * What came of the refund at Stripe, which is asked for it if that is still to be done. All that Stripe has given back of the payment is
 * learned first, this refund as well where it was made and the answer lost; null where that leaves nothing to do.
 */
async function askForIt(record: BillingRecord, paymentIntentId: string): Promise<RefundFacts | null> {
  if (record.stripeId) return readRefund(record.stripeId)
  const lookedAt = now()
  await learnRefunds(await listRefunds(paymentIntentId))
  if (!(await confirmRefund(record.id))) return null
  await faultPoint('refund.before_stripe')
  if (now() > later(lookedAt, FRESH)) return askForIt(record, paymentIntentId)
  assertLeaseLive()
  return createRefund({
    idempotencyKey: record.idempotencyKey,
    billingRecordId: record.id,
    orderId: record.orderId,
    paymentIntentId,
    money: { amount: record.amount, currency: record.currency },
  })
}
