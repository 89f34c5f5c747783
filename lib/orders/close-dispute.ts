import { type Actor, actorName, isStaff } from '../actor'
import { cancelUnboughtCertificates } from '../certificates/cancel-unbought'
import { disputeLock } from '../certificates/dispute-lock'
import { holdDisputed } from '../certificates/hold-disputed'
import { reopenLost, resumeDisputed } from '../certificates/resume-disputed'
import { now } from '../clock'
import { db } from '../db/client'
import type { Order } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { formatMoney, type Money } from '../money'
import { err, ok, type Result } from '../result'
import { alertStaff } from './alert-staff'
import { DISPUTE_EVENTS } from './dispute-events'
import { lockOrder } from './lock-order'
import { noteEvent } from './note-event'
import { leftOf } from './request-refund'

export type CloseDisputeRefusal = { code: 'not-found' } | { code: 'not-disputed' }

/** How a dispute ended, who says so, and what Stripe calls it; `lost` is what the bank took, where Stripe tells. */
type End = { outcome: 'won' | 'lost'; actor: string; chargeId: string | null; disputeId: string | null; lost: Money | null }

/** Staff write down how the dispute of an order ended, where Stripe's own word has not come. */
export function closeDispute(
  actor: Actor,
  orderId: string,
  { outcome }: { outcome: 'won' | 'lost' },
): Promise<Result<undefined, CloseDisputeRefusal>> {
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const order = isStaff(actor) && (await tx.order.findUnique({ where: { id: orderId } }))
    if (!order) return err({ code: 'not-found' })
    if (disputeLock(order) !== 'open') return err({ code: 'not-disputed' })
    await apply(tx, order, { outcome, actor: actorName(actor), chargeId: null, disputeId: null, lost: null })
    return ok()
  })
}

/**
 * Stripe's word about how a dispute ended; it has the last one, whatever staff wrote down before. A warning that was closed counts as won:
 * no money has moved. Any number of times and before or after the dispute itself was told of, with one effect.
 */
export async function noteDisputeEnd(told: { disputeId: string; paymentIntentId: string; status: string; lost: Money }): Promise<void> {
  const outcome = OUTCOMES[told.status]
  const charge = await db.billingRecord.findUnique({ where: { stripeId: told.paymentIntentId }, select: { id: true, orderId: true } })
  if (!charge || !outcome) return
  await inTransaction(async (tx) => {
    await lockOrder(tx, charge.orderId)
    const { disputeId, lost } = told
    const known = { orderId: charge.orderId, kind: KINDS[outcome], detail: { path: ['disputeId'], equals: disputeId } }
    if (await tx.orderEvent.count({ where: known })) return
    const order = await tx.order.findUniqueOrThrow({ where: { id: charge.orderId } })
    await apply(tx, order, { outcome, actor: 'stripe', chargeId: charge.id, disputeId, lost })
  })
}

const OUTCOMES: Readonly<Record<string, End['outcome']>> = { won: 'won', warning_closed: 'won', lost: 'lost' }
const KINDS = { won: 'order.dispute_won', lost: 'order.dispute_lost' } as const

async function apply(tx: Tx, order: Order, end: End): Promise<void> {
  const { outcome, actor, disputeId } = end
  const detail = disputeId ? { disputeId } : {}
  await noteEvent(tx, order.id, { kind: KINDS[outcome], actor, detail })
  if (outcome === 'lost') return lose(tx, order, end)
  // Staff speak of all of an order's disputes at once, Stripe of one.
  if (disputeId && (await isStillDisputed(tx, order))) return
  await win(tx, order, disputeId)
}

/** Whether another dispute of the order is open or lost. */
async function isStillDisputed(tx: Tx, { id: orderId }: Order): Promise<boolean> {
  const events = await tx.orderEvent.findMany({
    where: { orderId, kind: { in: [...DISPUTE_EVENTS] } },
    select: { kind: true, detail: true },
  })
  const about = (kind: string) =>
    events.flatMap((event) => {
      const id = event.kind === kind && event.detail && typeof event.detail === 'object' && 'disputeId' in event.detail
      return id ? [String(Object(event.detail).disputeId)] : []
    })
  const won = about(KINDS.won)
  return [...about('order.disputed'), ...about(KINDS.lost)].some((id) => !won.includes(id))
}

async function win(tx: Tx, order: Order, disputeId: string | null): Promise<void> {
  const wasLocked = disputeLock(order)
  await tx.order.update({ where: { id: order.id }, data: { disputedAt: null, disputeDueBy: null, disputeLostAt: null } })
  if (!wasLocked) return
  if (wasLocked === 'lost') {
    await tx.billingRecord.updateMany({ where: { orderId: order.id, kind: 'dispute_lost' }, data: { status: 'failed' } })
    await reopenLost(tx, order.id)
  }
  const resumed = await resumeDisputed(tx, order.id)
  await alertStaff(tx, order.id, {
    event: `dispute_won:${disputeId ?? `${order.id}:${now().toISOString()}`}`,
    subject: `The dispute of order ${order.number} was won`,
    lines: [
      'The payment is the shop’s again, and the buyer can set up and download again.',
      ...(resumed ? [`${resumed} of its certificates are bought at Enom now.`] : []),
    ],
  })
}

/** The bank took the money: nothing is bought any more, and what was bought stays locked. */
async function lose(tx: Tx, order: Order, { actor, chargeId, disputeId, lost }: End): Promise<void> {
  const at = now()
  await tx.order.update({
    where: { id: order.id },
    data: { disputedAt: order.disputedAt ?? at, disputeLostAt: order.disputeLostAt ?? at, disputeDueBy: null },
  })
  await holdDisputed(tx, order.id)
  const { cancelled } = await cancelUnboughtCertificates(tx, order.id, actor)
  const charges = await tx.billingRecord.findMany({
    where: { orderId: order.id, kind: 'charge', status: 'succeeded', ...(chargeId ? { id: chargeId } : {}) },
  })
  for (const charge of charges) {
    const amount = lost?.amount ?? (await leftOf(tx, charge))
    if (amount <= 0) continue
    const booked = { status: 'succeeded' as const, amount, settledAt: at, ...(disputeId ? { stripeId: disputeId } : {}) }
    await tx.billingRecord.upsert({
      where: { idempotencyKey: `dispute_lost:${charge.id}` },
      create: {
        ...booked,
        orderId: order.id,
        kind: 'dispute_lost',
        currency: charge.currency,
        chargeId: charge.id,
        idempotencyKey: `dispute_lost:${charge.id}`,
        actor,
        createdAt: at,
      },
      update: booked,
    })
  }
  await alertStaff(tx, order.id, {
    event: `dispute_lost:${disputeId ?? `${order.id}:${at.toISOString()}`}`,
    subject: `The dispute of order ${order.number} was lost`,
    lines: [
      `The bank gave ${lost ? formatMoney(lost) : 'the payment'} back to the buyer. Do not refund it as well.`,
      ...(cancelled ? [`${cancelled} of its certificates had not been bought at Enom and are cancelled.`] : []),
      'What was bought stays locked for the buyer. Within 30 days of the purchase Enom may give its price back on a support ticket.',
    ],
  })
}
