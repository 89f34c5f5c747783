import { cancelUnbought, cancelUnboughtCertificates } from '../../certificates/ending/cancel'
import { endUnsent, endUnsentCertificates } from '../../certificates/ending/refunded-to-buyer'
import { creditedOf } from '../../certificates/settlement/credit'
import { openTicket } from '../../certificates/ticket/open'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { Refund } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import type { MailData } from '../../email/kinds'
import { enqueue } from '../../jobs/enqueue'
import { refundWhyText, WHY_SELECT, whyRefunded } from '../../languages/refund-why'
import { DEFAULT_LANGUAGE } from '../../languages/types'
import { alertStaff } from '../../orders/notify'
import { lockOrder, transition as moveOrder, noteEvent } from '../../orders/transition'
import { queueMail } from '../../outbox/queue-mail'
import type { RefundFacts } from '../../stripe/refund'
import { allocate, isMoneyBack } from '../allocation/allocate'
import { leftOf } from '../left-of'
import { transition } from '../transition'
import { failRefund } from './fail-refund'

/**
 * Records the state of a refund at Stripe, in the caller's transaction, which holds the order's lock. The refund is ours, or was made in
 * Stripe's dashboard and gets a row here so that the records agree. An order that was refunded in full becomes `refunded`: certificates not
 * bought yet are no longer bought, and those bought but not submitted can no longer be set up. Idempotent.
 */
export async function applyRefund(tx: Tx, facts: RefundFacts): Promise<void> {
  const refund = (await findOwn(tx, facts)) ?? (await learn(tx, facts))
  if (!refund) return
  const { stripeRefundId } = facts
  if (facts.status === 'failed') return failRefund(tx, refund.id, { why: 'the bank did not accept the refund', stripeRefundId })
  // A refund that was given up on because Stripe never responded was made after all. A refund that Stripe itself reported as failed stays
  // failed.
  if (!refund.stripeId) {
    await transition(tx, refund, { from: ['requested', 'failed', 'withdrawn'], to: 'sent', actor: 'stripe', stripeId: stripeRefundId })
    // If the refund had been withdrawn, its certificates had been returned to staff.
    for (const certificateId of await allocatedTo(tx, refund.id)) await cancelUnbought(tx, certificateId, refund.actor)
  }
  if (facts.status !== 'succeeded') return
  if (await transition(tx, refund, { from: ['sent'], to: 'succeeded', actor: 'stripe' })) await conclude(tx, refund)
}

/**
 * Finds the row of this refund by Stripe's id, or by our id in the metadata while Stripe's is not known. Anyone with access to Stripe can
 * edit metadata, and a restored database may lack rows, so our id counts only if its row exists, has the same payment and amount, and
 * belongs to no other refund.
 */
async function findOwn(tx: Tx, { stripeRefundId, refundId, paymentIntentId, money }: RefundFacts): Promise<Refund | null> {
  const known = await tx.refund.findUnique({ where: { stripeId: stripeRefundId } })
  if (known || !refundId || !paymentIntentId) return known
  return tx.refund.findFirst({
    where: { id: refundId, stripeId: null, toCredit: false, charge: { stripeId: paymentIntentId }, amount: money.amount },
  })
}

/** Creates a row for a refund that was not requested here, and allocates it to certificates as far as possible. */
async function learn(tx: Tx, { stripeRefundId, paymentIntentId, money }: RefundFacts): Promise<Refund | null> {
  const charge = paymentIntentId ? await tx.charge.findUnique({ where: { stripeId: paymentIntentId } }) : null
  if (!charge) return null
  const refund = await tx.refund.create({
    data: {
      orderId: charge.orderId,
      chargeId: charge.id,
      cause: 'dashboard',
      status: 'sent',
      ...money,
      stripeId: stripeRefundId,
      idempotencyKey: `refund:${stripeRefundId}`,
      reason: refundWhyText({ code: 'dashboard' }, DEFAULT_LANGUAGE),
      actor: 'stripe',
      createdAt: now(),
    },
  })
  await noteEvent(tx, charge.orderId, { kind: 'order.refund_learned', actor: 'stripe', detail: { ...money } })
  await allocate(tx, refund, 'payment')
  if ((await creditedOf(tx, charge.orderId)) && (await leftOf(tx, charge)) < 0) await tellCreditGone(tx, refund)
  return refund
}

async function tellCreditGone(tx: Tx, { id, orderId }: Refund): Promise<void> {
  await alertStaff(tx, orderId, {
    event: `credit:${id}`,
    subject: 'A refund made in Stripe returned money that was credited to another certificate',
    lines: [
      'A certificate of this order was changed to another one, and its price counts towards that one. This money has now been refunded.',
      'The other certificate is not affected. Its page is linked from the one that was changed. Suspend it there, then contact the buyer.',
    ],
  })
}

async function allocatedTo(tx: Tx, refundId: string): Promise<string[]> {
  const rows = await tx.refundAllocation.findMany({
    where: { refundId },
    select: { certificateId: true },
    orderBy: { certificateId: 'asc' },
  })
  return rows.map(({ certificateId }) => certificateId)
}

/** Applies the consequences of a refund that has reached the buyer. The caller holds the order's lock. */
export async function conclude(tx: Tx, refund: Refund): Promise<void> {
  const { id, orderId, actor } = refund
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } })
  // An order that was given away does not become refunded, even if money for it arrives after all and is refunded.
  const isGift = refund.cause === 'double_payment' && (await tx.charge.count({ where: { orderId, paidBy: 'free' } })) > 0
  if (!isGift && (await isMoneyBack(tx, { orderId }, { status: 'succeeded' }))) {
    await moveOrder(tx, orderId, { from: ['paid', 'needs_review'], to: 'refunded', kind: 'order.refunded', actor })
    await cancelUnboughtCertificates(tx, orderId, actor)
    const unused = await endUnsentCertificates(tx, orderId, actor)
    if (unused) {
      await alertStaff(tx, orderId, {
        event: `unused:${id}`,
        subject: `Order ${order.number} was refunded: claim its price back from Enom`,
        lines: [`${unused} of its certificates had been bought from Enom but not sent to the authority. Enom refunds those for 30 days.`],
      })
    }
  }
  for (const certificateId of await allocatedTo(tx, id)) {
    const hasEnded = await endUnsent(tx, certificateId, actor)
    await openTicket(tx, certificateId, { kind: 'refund' })
    if (!hasEnded) continue
    await alertStaff(tx, orderId, {
      event: `unused:${certificateId}`,
      subject: `A certificate from order ${order.number} was refunded: claim its price back from Enom`,
      lines: ['It had been bought from Enom but not sent to the authority. Enom refunds such a certificate for 30 days.'],
    })
  }
  await enqueue(tx, 'invoice.issue', { orderId })
  await enqueue(tx, 'tax.record', { orderId })
  const why = whyRefunded(await tx.refund.findUniqueOrThrow({ where: { id }, select: WHY_SELECT }))
  await queueMail(tx, {
    kind: 'refund_made',
    onceKey: `refund_made:${id}`,
    to: order.email,
    orderId,
    data: {
      orderId,
      orderNumber: order.number,
      refunded: { amount: refund.amount, currency: refund.currency },
      reason: refund.reason ?? '',
      ...(why && { why }),
      certificate: await describeRefunded(tx, refund),
      ...(refund.toCredit && { toCredit: true }),
    },
  })
}

/** Returns the one certificate a refund is for, to be named in the email; undefined if it is not for a single one. */
async function describeRefunded(tx: Tx, { id: refundId, orderId }: Refund): Promise<MailData<'refund_made'>['certificate']> {
  const [one, more] = await tx.refundAllocation.findMany({
    where: { refundId, basis: { not: 'whole_order' } },
    include: { certificate: { include: { type: true } } },
    take: 2,
  })
  if (!one || more) return undefined
  const { domainName, typeCode, type } = one.certificate
  return { name: type.name, domain: domainName ?? '', among: await tx.certificate.count({ where: { orderId, typeCode } }) }
}

/** Records the state at Stripe of a refund of one of our payments, and applies the consequences. Ignores other payments. Idempotent. */
export async function recordRefund(facts: RefundFacts): Promise<void> {
  const orderId = await orderOf(facts)
  if (!orderId) return
  await inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    await applyRefund(tx, facts)
  })
}

/** Returns the order that the refund, or the payment it was taken from, belongs to. */
async function orderOf({ stripeRefundId, paymentIntentId }: RefundFacts): Promise<string | null> {
  const select = { orderId: true } as const
  const known =
    (await db.refund.findUnique({ where: { stripeId: stripeRefundId }, select })) ??
    (paymentIntentId ? await db.charge.findUnique({ where: { stripeId: paymentIntentId }, select }) : null)
  return known?.orderId ?? null
}

/** Records the refunds at Stripe that are not known here: those made in its dashboard, and ours whose response was lost. */
export async function importStripeRefunds(listed: readonly RefundFacts[]): Promise<void> {
  const ids = listed.map(({ stripeRefundId }) => stripeRefundId)
  const rows = await db.refund.findMany({ where: { stripeId: { in: ids } }, select: { stripeId: true } })
  const known = new Set(rows.map(({ stripeId }) => stripeId))
  for (const facts of listed) if (!known.has(facts.stripeRefundId)) await recordRefund(facts)
}
