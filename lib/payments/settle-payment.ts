import { now } from '../clock'
import { db } from '../db/client'
import type { Order, PaymentSession } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { tellBuyer } from '../orders/notify'
import type { OrderStatus } from '../orders/states'
import { lockOrder, transition } from '../orders/transition'
import { applyRefund } from '../refunds/sending/apply-refund'
import { err, ok, type Result } from '../result'
import { listRefunds } from '../stripe/refund'
import { readSession, type SessionFacts } from '../stripe/session'
import { acceptMoney } from './accept-money'
import { moveSessions } from './move-session'

export type Settled = { orderId: string; status: OrderStatus; outcome: SessionFacts['outcome'] }

/**
 * Brings an order in line with the current state of one of its payment pages at Stripe. Called by the webhook's job, the return page and
 * the sweep: any number of times, concurrently and in any order, with one effect.
 * - `unknown-session`: Stripe or the shop does not know the page (yet) - `ended-unpaid`: the shop does not know the page, which closed
 *   unpaid, because its order has been deleted (docs/retention.md) @throws Stripe.errors.StripeError if Stripe cannot be reached.
 */
export async function settlePayment(stripeSessionId: string): Promise<Result<Settled, { code: 'unknown-session' | 'ended-unpaid' }>> {
  const facts = await readSession(stripeSessionId)
  const known = facts && (await findRow(facts))
  if (!facts) return err({ code: 'unknown-session' })
  if (!known) return err({ code: facts.outcome === 'expired' || facts.outcome === 'failed' ? 'ended-unpaid' : 'unknown-session' })
  // A paid page is recorded together with all its consequences, so there is nothing left to do.
  if (facts.outcome === 'paid' && known.paymentStatus === facts.paymentStatus)
    return ok({ orderId: known.orderId, status: known.order.status, outcome: facts.outcome })
  // Staff may have refunded it in Stripe before the shop learned that it was paid. In that case nothing is bought.
  const refunds = facts.outcome === 'paid' && facts.paymentIntentId ? await listRefunds(facts.paymentIntentId) : []
  await faultPoint('settle.before_commit')
  const settled = await inTransaction(async (tx) => {
    await lockOrder(tx, known.orderId)
    const row = await noteSession(tx, known.id, facts)
    const order = await tx.order.findUniqueOrThrow({ where: { id: row.orderId } })
    await apply(tx, order, row, facts)
    for (const refund of refunds) await applyRefund(tx, refund)
    const { status } = await tx.order.findUniqueOrThrow({ where: { id: order.id }, select: { status: true } })
    return ok({ orderId: order.id, status, outcome: facts.outcome })
  })
  await faultPoint('settle.after_commit')
  return settled
}

type KnownSession = { id: string; orderId: string; paymentStatus: string | null; order: { status: OrderStatus } }

/** Finds the row by Stripe's id, or by our own id in the metadata if the response with Stripe's id was lost. */
async function findRow(facts: SessionFacts): Promise<KnownSession | null> {
  const select = { id: true, orderId: true, paymentStatus: true, order: { select: { status: true } } } as const
  const known = await db.paymentSession.findUnique({ where: { stripeSessionId: facts.stripeSessionId }, select })
  if (known || !facts.paymentSessionId) return known
  return db.paymentSession.findFirst({ where: { id: facts.paymentSessionId, stripeSessionId: null }, select })
}

async function noteSession(tx: Tx, id: string, facts: SessionFacts): Promise<PaymentSession> {
  await moveSessions(tx, [id], {
    to: facts.outcome === 'open' || facts.outcome === 'expired' ? facts.outcome : 'complete',
    facts: {
      stripeSessionId: facts.stripeSessionId,
      paymentStatus: facts.outcome === 'failed' ? 'failed' : facts.paymentStatus,
      ...(facts.paymentIntentId ? { paymentIntentId: facts.paymentIntentId } : {}),
    },
  })
  return tx.paymentSession.findUniqueOrThrow({ where: { id } })
}

async function apply(tx: Tx, order: Order, row: PaymentSession, facts: SessionFacts): Promise<void> {
  if (facts.outcome === 'paid') return acceptMoney(tx, order, row, facts)
  // A payment page that ended unpaid has no effect on an order that already has a newer page.
  if (await tx.paymentSession.count({ where: { orderId: order.id, createdAt: { gt: row.createdAt } } })) return
  const from = { stripeSessionId: facts.stripeSessionId, at: now().toISOString() }
  const change = { actor: 'stripe', detail: from }
  if (facts.outcome === 'processing') {
    const moved = await transition(tx, order.id, {
      ...change,
      from: ['awaiting_payment', 'expired'],
      to: 'payment_processing',
      kind: 'order.payment_processing',
    })
    if (moved.ok) await tellBuyer(tx, order, 'payment_processing', row.id)
  }
  if (facts.outcome === 'failed') {
    const moved = await transition(tx, order.id, {
      ...change,
      from: ['payment_processing', 'awaiting_payment'],
      to: 'payment_failed',
      kind: 'order.payment_failed',
    })
    if (moved.ok) await tellBuyer(tx, order, 'payment_failed', row.id)
  }
  if (facts.outcome === 'expired') {
    await transition(tx, order.id, { ...change, from: 'awaiting_payment', to: 'expired', kind: 'order.payment_expired' })
  }
}
