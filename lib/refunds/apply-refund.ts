import { cancelUnbought, cancelUnboughtCertificates } from '../certificates/ending/cancel'
import { endUnsentCertificates } from '../certificates/ending/refunded-to-buyer'
import { now } from '../clock'
import { db } from '../db/client'
import type { BillingRecord } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import type { MailData } from '../email/kinds'
import { alertStaff } from '../orders/notify'
import { lockOrder, transition } from '../orders/transition'
import { queueMail } from '../outbox/queue-mail'
import type { RefundFacts } from '../stripe/refund'
import { failRefund } from './fail-refund'

/**
 * Writes down what Stripe says about a refund, as part of the caller's transaction, who holds the order's lock: ours, or one made in
 * Stripe's dashboard, which gets a row here so that the books agree. An order whose whole money went back becomes `refunded`, what was
 * not bought for it yet is not bought any more, and what was bought and not sent cannot be set up any more. Repeatable.
 */
export async function noteRefund(tx: Tx, facts: RefundFacts): Promise<void> {
  const record = (await findOwn(tx, facts)) ?? (await makeRow(tx, facts))
  if (!record) return
  const { stripeRefundId } = facts
  if (facts.status === 'failed') return failRefund(tx, record.id, { why: 'the bank did not accept the refund', stripeRefundId })
  // One we gave up without ever hearing of it was made all the same; one that Stripe itself calls failed stays failed.
  await tx.billingRecord.updateMany({
    where: { id: record.id, stripeId: null, status: { not: 'succeeded' } },
    data: { stripeId: stripeRefundId, status: 'pending' },
  })
  // Where it had been withdrawn, its certificate had gone back to a person.
  if (record.certificateId) await cancelUnbought(tx, record.certificateId, record.actor)
  if (facts.status !== 'succeeded') return
  const { count } = await tx.billingRecord.updateMany({
    where: { id: record.id, status: 'pending' },
    data: { status: 'succeeded', settledAt: now() },
  })
  if (count) await conclude(tx, record)
}

/**
 * The row of this refund: by Stripe's id, or by ours in its metadata while Stripe's is not known. Metadata can be typed by anybody, and a
 * database put back to an earlier moment has lost rows: what it names counts only where it is there, of the same payment and amount, and nobody else's.
 */
async function findOwn(tx: Tx, { stripeRefundId, billingRecordId, paymentIntentId, money }: RefundFacts): Promise<BillingRecord | null> {
  const known = await tx.billingRecord.findFirst({ where: { kind: 'refund', stripeId: stripeRefundId } })
  if (known || !billingRecordId || !paymentIntentId) return known
  const charge = { stripeId: paymentIntentId }
  return tx.billingRecord.findFirst({ where: { kind: 'refund', id: billingRecordId, stripeId: null, charge, amount: money.amount } })
}

/** A row for a refund that was not asked for here. */
async function makeRow(tx: Tx, { stripeRefundId, paymentIntentId, money }: RefundFacts): Promise<BillingRecord | null> {
  const charge = paymentIntentId ? await tx.billingRecord.findUnique({ where: { stripeId: paymentIntentId } }) : null
  return (
    charge &&
    tx.billingRecord.create({
      data: {
        orderId: charge.orderId,
        chargeId: charge.id,
        kind: 'refund',
        status: 'pending',
        ...money,
        stripeId: stripeRefundId,
        idempotencyKey: `refund:${stripeRefundId}`,
        reason: 'Refunded in Stripe.',
        actor: 'stripe',
        createdAt: now(),
      },
    })
  )
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
      certificate: await nameRefunded(tx, record),
    },
  })
}

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

/** Settles those of these refunds at Stripe that are not known here: made in its dashboard, or ours whose answer was lost. */
export async function learnRefunds(listed: readonly RefundFacts[]): Promise<void> {
  const ids = listed.map(({ stripeRefundId }) => stripeRefundId)
  const rows = await db.billingRecord.findMany({ where: { stripeId: { in: ids } }, select: { stripeId: true } })
  const known = new Set(rows.map(({ stripeId }) => stripeId))
  for (const facts of listed) if (!known.has(facts.stripeRefundId)) await settleRefund(facts)
}

/** The one certificate a refund is for, as its mail names it; nothing where the refund is for no single one. */
async function nameRefunded(
  tx: Tx,
  { orderId, certificateId }: { orderId: string; certificateId: string | null },
): Promise<MailData<'refund_made'>['certificate']> {
  if (!certificateId) return undefined
  const { domainName, typeCode, type } = await tx.certificate.findUniqueOrThrow({ where: { id: certificateId }, include: { type: true } })
  return { name: type.name, domain: domainName ?? '', among: await tx.certificate.count({ where: { orderId, typeCode } }) }
}
