import { randomUUID } from 'node:crypto'
import type { BillingRecord } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import type { Money } from '../money'

type Loss = {
  /** What Stripe calls the dispute; null where staff said that it was lost. */
  disputeId: string | null
  /** What the bank took; null where nobody said. */
  lost: Money | null
  actor: string
  at: Date
}

/**
 * Writes down what the bank took of a charge, one row for each dispute, as part of the caller's transaction, who holds the order's lock. What
 * staff wrote down before Stripe told is replaced. Never more than has not gone back. A loss that nobody counted, or in another currency
 * than the charge's, takes all of that, so that nothing is given back twice.
 */
export async function bookLoss(tx: Tx, charge: BillingRecord, { disputeId, lost, actor, at }: Loss): Promise<void> {
  const own = disputeId ? await findOwn(tx, charge, disputeId) : null
  const left = charge.amount - (await givenBack(tx, charge, own?.id))
  const amount = lost?.currency === charge.currency ? Math.min(lost.amount, left) : left
  if (amount <= 0) return
  const booked = { status: 'succeeded' as const, amount, settledAt: at, stripeId: disputeId }
  if (own) {
    await tx.billingRecord.update({ where: { id: own.id }, data: booked })
    return
  }
  const { orderId, currency, id: chargeId } = charge
  const idempotencyKey = `dispute_lost:${disputeId ?? randomUUID()}`
  await tx.billingRecord.create({
    data: { ...booked, orderId, kind: 'dispute_lost', currency, chargeId, idempotencyKey, actor, createdAt: at },
  })
}

/** The row of this dispute, or what staff wrote down of a dispute that they could not name. */
async function findOwn(tx: Tx, charge: BillingRecord, disputeId: string): Promise<BillingRecord | null> {
  const named = await tx.billingRecord.findUnique({ where: { stripeId: disputeId } })
  if (named) return named
  return tx.billingRecord.findFirst({ where: { chargeId: charge.id, kind: 'dispute_lost', stripeId: null, status: 'succeeded' } })
}

/** What went back or was lost beside that row. A refund that Stripe was not asked for yet is not sent once the money is lost. */
async function givenBack(tx: Tx, charge: BillingRecord, beside: string | undefined): Promise<number> {
  const { _sum } = await tx.billingRecord.aggregate({
    where: {
      chargeId: charge.id,
      kind: { in: ['refund', 'dispute_lost'] },
      OR: [{ status: 'succeeded' }, { status: 'pending', stripeId: { not: null } }],
      ...(beside ? { id: { not: beside } } : {}),
    },
    _sum: { amount: true },
  })
  return _sum.amount ?? 0
}
