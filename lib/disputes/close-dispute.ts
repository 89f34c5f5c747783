import { z } from 'zod'
import { type Actor, actorName, isStaff } from '../actor'
import { disputeLock } from '../certificates/lifecycle/dispute-lock'
import { holdDisputed } from '../certificates/purchase/hold-disputed'
import { cancelLost, reopenLost, resumeDisputed } from '../certificates/sweeps/resume-disputed'
import { now } from '../clock'
import { db } from '../db/client'
import type { Order } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { formatMoney, type Money } from '../money'
import { DISPUTE_EVENTS } from '../orders/events'
import { alertStaff } from '../orders/notify'
import { lockOrder, noteEvent } from '../orders/transition'
import { err, ok, type Result } from '../result'
import { bookLoss } from './book-loss'

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
 * How a dispute ended, as Stripe says now; it has the last word, whatever staff or Stripe said before. Any number of times and before or
 * after the dispute itself was told of, with one effect.
 */
export async function noteDisputeEnd({
  disputeId,
  paymentIntentId,
  outcome,
  money,
}: {
  disputeId: string
  paymentIntentId: string
  outcome: End['outcome']
  money: Money
}): Promise<void> {
  const charge = await db.billingRecord.findUnique({ where: { stripeId: paymentIntentId }, select: { id: true, orderId: true } })
  if (!charge) return
  await inTransaction(async (tx) => {
    await lockOrder(tx, charge.orderId)
    if ((await readStates(tx, charge.orderId)).get(disputeId) === KINDS[outcome]) return
    const order = await tx.order.findUniqueOrThrow({ where: { id: charge.orderId } })
    await apply(tx, order, { outcome, actor: 'stripe', chargeId: charge.id, disputeId, lost: money })
  })
}

const KINDS = { won: 'order.dispute_won', lost: 'order.dispute_lost' } as const

async function apply(tx: Tx, order: Order, end: End): Promise<void> {
  const { outcome, actor, disputeId } = end
  const detail = disputeId ? { disputeId } : {}
  await noteEvent(tx, order.id, { kind: KINDS[outcome], actor, detail })
  if (outcome === 'lost') return lose(tx, order, end)
  // Staff speak of all of an order's disputes at once, Stripe of one.
  if (disputeId) {
    await tx.billingRecord.updateMany({
      where: { orderId: order.id, kind: 'dispute_lost', stripeId: disputeId },
      data: { status: 'failed' },
    })
    const states = [...(await readStates(tx, order.id)).values()]
    if (states.some((kind) => kind !== KINDS.won)) return
  }
  await win(tx, order, disputeId)
}

/** What was last heard of each dispute of an order that Stripe has named: the kind of its newest event. */
async function readStates(tx: Tx, orderId: string): Promise<Map<string, string>> {
  const events = await tx.orderEvent.findMany({
    where: { orderId, kind: { in: [...DISPUTE_EVENTS] } },
    select: { kind: true, detail: true },
    orderBy: { id: 'asc' },
  })
  const states = new Map<string, string>()
  for (const { kind, detail } of events) {
    const read = named.safeParse(detail)
    if (read.success) states.set(read.data.disputeId, kind)
  }
  return states
}

const named = z.object({ disputeId: z.string() })

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
  const { cancelled } = await cancelLost(tx, order.id, actor)
  const charges = await tx.billingRecord.findMany({
    where: { orderId: order.id, kind: 'charge', status: 'succeeded', ...(chargeId ? { id: chargeId } : {}) },
  })
  for (const charge of charges) await bookLoss(tx, charge, { disputeId, lost, actor, at })
  const isForeign = lost !== null && charges.some(({ currency }) => currency !== lost.currency)
  await alertStaff(tx, order.id, {
    event: `dispute_lost:${disputeId ?? `${order.id}:${at.toISOString()}`}`,
    subject: `The dispute of order ${order.number} was lost`,
    lines: [
      `The bank gave ${lost ? formatMoney(lost) : 'the payment'} back to the buyer. Do not refund it as well.`,
      ...(isForeign ? ['The payment was made in another currency, so all that was left of it counts as lost. Compare it in Stripe.'] : []),
      ...(cancelled ? [`${cancelled} of its certificates had not been bought at Enom and are cancelled.`] : []),
      'What was bought stays locked for the buyer. Within 30 days of the purchase Enom may give its price back on a support ticket.',
    ],
  })
}
