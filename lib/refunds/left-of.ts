import { creditedOf } from '../certificates/settlement/credit'
import { GOES_BACK } from '../certificates/settlement/is-refunded'
import type { Charge, Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { err, ok, type Result } from '../result'

type Paid = { id: string; orderId: string; amount: number }

/**
 * Returns what is left of a charge, in minor units: not refunded, not being refunded, not lost to a dispute, and not the credit of a
 * certificate that one of its order was changed to. An order paid twice has the credit once.
 */
export async function leftOf(tx: Tx, { id: chargeId, orderId, amount }: Paid): Promise<number> {
  const left = amount - (await goneOf(tx, { chargeId }))
  const credited = await creditedOf(tx, orderId)
  if (!credited) return left
  const charged = await tx.charge.aggregate({ where: { orderId }, _sum: { amount: true } })
  return Math.min(left, (charged._sum.amount ?? 0) - (await goneOf(tx, { orderId })) - credited)
}

async function goneOf(tx: Tx, of: { chargeId: string } | { orderId: string }): Promise<number> {
  const refunded = await tx.refund.aggregate({ where: { ...of, ...GOES_BACK }, _sum: { amount: true } })
  const lost = await tx.dispute.aggregate({ where: { ...of, status: 'lost' }, _sum: { lostAmount: true } })
  return (refunded._sum.amount ?? 0) + (lost._sum.lostAmount ?? 0)
}

/** Refunds made in Stripe's dashboard for certificates that staff have not named yet. */
export const UNALLOCATED = { needsAllocation: true, ...GOES_BACK } satisfies Prisma.RefundWhereInput

/**
 * Returns how much of an order's money was refunded in Stripe's dashboard for certificates that staff have not named yet, in minor units.
 * With `since`, counts only what was learned from then on. It may have been for any of them, so nothing more is refunded automatically.
 */
export async function unallocatedOf(tx: Tx, orderId: string, { since = new Date(0) }: { since?: Date } = {}): Promise<number> {
  const where = { orderId, createdAt: { gte: since }, ...UNALLOCATED }
  return (await tx.refund.aggregate({ where, _sum: { amount: true } }))._sum.amount ?? 0
}

/** Returns the payment that of an order that has this much left. */
export async function chargeFor(
  tx: Tx,
  { orderId, amount }: { orderId: string; amount: number },
): Promise<Result<Charge, { code: 'less-left' | 'nothing-to-refund' }>> {
  const charges = await tx.charge.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })
  let most = 0
  for (const charge of charges) {
    const left = await leftOf(tx, charge)
    if (left >= amount) return ok(charge)
    most = Math.max(most, left)
  }
  return err({ code: most > 0 ? ('less-left' as const) : ('nothing-to-refund' as const) })
}
