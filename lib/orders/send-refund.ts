import { later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { BillingRecord } from '../db/generated/client'
import { inTransaction } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { assertLeaseLive } from '../jobs/lease'
import { createRefund, findRefund, type RefundFacts, readRefund } from '../payments/refund'
import { stripeTrouble } from '../payments/trouble'
import { failRefund } from './fail-refund'
import { lockOrder } from './lock-order'
import { settleRefund } from './settle-refund'

/** What Stripe said of its refunds is believed for so long. */
const FRESH = MINUTE

/**
 * Carries out one refund: looks whether Stripe has made it already, asks for it if not, and writes down what came of it.
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
    const facts = await findOrMake(record, paymentIntentId)
    await faultPoint('refund.after_stripe')
    await settleRefund(facts)
  } catch (error) {
    const trouble = stripeTrouble(error)
    if (trouble?.kind !== 'refused') throw error
    await inTransaction(async (tx) => {
      await lockOrder(tx, record.orderId)
      await failRefund(tx, record.id, { why: trouble.text })
    })
  }
}

/** The refund as Stripe has it, made now where there is none. */
async function findOrMake(record: BillingRecord, paymentIntentId: string): Promise<RefundFacts> {
  const lookedAt = now()
  const made = record.stripeId ? await readRefund(record.stripeId) : await findRefund(paymentIntentId, record.id)
  await faultPoint('refund.before_stripe')
  if (made) return made
  if (now() > later(lookedAt, FRESH)) return findOrMake(record, paymentIntentId)
  assertLeaseLive()
  return createRefund({
    idempotencyKey: record.idempotencyKey,
    billingRecordId: record.id,
    orderId: record.orderId,
    paymentIntentId,
    money: { amount: record.amount, currency: record.currency },
  })
}
