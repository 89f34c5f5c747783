import { GOES_BACK } from '../certificates/settlement/is-refunded'
import type { Tx } from '../db/transaction'

/** Returns what is left of a charge, in minor units: not refunded, not being refunded and not lost to a dispute. */
export async function leftOf(tx: Tx, { id: chargeId, amount }: { id: string; amount: number }): Promise<number> {
  const refunded = await tx.refund.aggregate({ where: { chargeId, ...GOES_BACK }, _sum: { amount: true } })
  const lost = await tx.dispute.aggregate({ where: { chargeId, status: 'lost' }, _sum: { lostAmount: true } })
  return amount - (refunded._sum.amount ?? 0) - (lost._sum.lostAmount ?? 0)
}

/**
 * Returns how much of an order's money was refunded in Stripe's dashboard for certificates that staff have not named yet, in minor units.
 * With `since`, counts only what was learned from then on. It may have been for any of them, so nothing more is refunded automatically.
 */
export async function unallocatedOf(tx: Tx, orderId: string, { since = new Date(0) }: { since?: Date } = {}): Promise<number> {
  const where = { orderId, needsAllocation: true, createdAt: { gte: since }, ...GOES_BACK }
  return (await tx.refund.aggregate({ where, _sum: { amount: true } }))._sum.amount ?? 0
}
