import { cancelUnboughtCertificates } from '../certificates/cancel-unbought'
import { endUnsentCertificates } from '../certificates/end-unsent'
import { now } from '../clock'
import { db } from '../db/client'
import type { BillingRecord } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'
import type { RefundFacts } from '../payments/refund'
import { alertStaff } from './alert-staff'
import { failRefund } from './fail-refund'
import { lockOrder } from './lock-order'
import { transition } from './transition'

/**
 * Writes down what Stripe says about a refund: ours, or one made in Stripe's dashboard, which gets a row here so that the books agree.
 * An order whose whole money went back becomes `refunded`, what was not bought for it yet is not
 * bought any more, and what was bought and not sent cannot be set up any more. Any number of times, with one effect.
 */
export async function settleRefund(facts: RefundFacts): Promise<void> {
  const record = await findRecord(facts)
  if (!record) return
  if (facts.status === 'failed') return failRefund(record.id, 'the bank did not accept the refund')
  await inTransaction(async (tx) => {
    await lockOrder(tx, record.orderId)
    // One we gave up without ever hearing of it was made all the same; one that Stripe itself calls failed stays failed.
    await tx.billingRecord.updateMany({
      where: { id: record.id, stripeId: null, status: { not: 'succeeded' } },
      data: { stripeId: facts.stripeRefundId, status: 'pending' },
    })
    if (facts.status !== 'succeeded') return
    const { count } = await tx.billingRecord.updateMany({
      where: { id: record.id, status: 'pending' },
      data: { status: 'succeeded', settledAt: now() },
    })
    if (count) await conclude(tx, record)
  })
}

async function findRecord(facts: RefundFacts): Promise<BillingRecord | null> {
  const known = await db.billingRecord.findFirst({
    where: { kind: 'refund', ...(facts.billingRecordId ? { id: facts.billingRecordId } : { stripeId: facts.stripeRefundId }) },
  })
  if (known || facts.billingRecordId || !facts.paymentIntentId) return known
  const charge = await db.billingRecord.findUnique({ where: { stripeId: facts.paymentIntentId } })
  if (!charge) return null
  await db.billingRecord.createMany({
    data: [
      {
        orderId: charge.orderId,
        chargeId: charge.id,
        kind: 'refund',
        status: 'pending',
        amount: facts.money.amount,
        currency: facts.money.currency,
        stripeId: facts.stripeRefundId,
        idempotencyKey: `refund:${facts.stripeRefundId}`,
        reason: 'Refunded in Stripe.',
        actor: 'stripe',
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  })
  return db.billingRecord.findUnique({ where: { stripeId: facts.stripeRefundId } })
}

async function conclude(tx: Tx, record: BillingRecord): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: record.orderId },
    include: { billingRecords: { where: { status: 'succeeded' } } },
  })
  const sum = (kind: BillingRecord['kind']) =>
    order.billingRecords.filter((row) => row.kind === kind).reduce((total, row) => total + row.amount, 0)
  if (sum('refund') >= sum('charge')) {
    await transition(tx, order.id, { from: ['paid', 'needs_review'], to: 'refunded', kind: 'order.refunded', actor: record.actor })
    await cancelUnboughtCertificates(tx, order.id, record.actor)
    const unused = await endUnsentCertificates(tx, order.id, record.actor)
    if (unused) {
      await alertStaff(tx, order.id, {
        event: `unused:${record.id}`,
        subject: `Order ${order.number} was refunded: ask Enom for its money back`,
        lines: [`${unused} of its certificates had been bought at Enom and not sent to the authority. Enom refunds those for 30 days.`],
      })
    }
  }
  await queueMail(tx, {
    kind: 'refund_made',
    onceKey: `refund_made:${record.id}`,
    to: order.email,
    orderId: order.id,
    data: {
      orderId: order.id,
      orderNumber: order.number,
      refunded: { amount: record.amount, currency: record.currency },
      reason: record.reason ?? '',
    },
  })
}
