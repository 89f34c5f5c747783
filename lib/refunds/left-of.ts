import { creditedOf } from '../certificates/settlement/credit'
import { GOES_BACK } from '../certificates/settlement/is-refunded'
import type { Charge, Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { err, ok, type Result } from '../result'

type Paid = { id: string; orderId: string; amount: number }

/**
 * Returns what is left of a charge, in minor units: the money that was not refunded, is not being refunded, was not lost to a dispute and
 * is not used as the credit of a changed certificate. For an order paid twice, the credit is deducted once.
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

/** Refunds made in Stripe's dashboard for certificates that staff have not chosen yet. */
export const UNALLOCATED = { needsAllocation: true, ...GOES_BACK } satisfies Prisma.RefundWhereInput

/**
 * Returns how much of an order's money was refunded in Stripe's dashboard for certificates that staff have not chosen yet, in minor units.
 * With `since`, counts only refunds that became known at or after that time. Such a refund may have been for any certificate of the order,
 * so nothing more is refunded automatically.
 */
export async function unallocatedOf(tx: Tx, orderId: string, { since = new Date(0) }: { since?: Date } = {}): Promise<number> {
  const where = { orderId, createdAt: { gte: since }, ...UNALLOCATED }
  return (await tx.refund.aggregate({ where, _sum: { amount: true } }))._sum.amount ?? 0
}

/** The amount that each charge contributes to a refund. */
export type Part = { charge: Charge; amount: number }

/**
 * Returns the payment of an order that has this much left. If the order was paid partly with account credit, the card payment is used first
 * and the credit covers the rest (docs/decisions/0028-account-credit.md).
 */
export async function chargesFor(
  tx: Tx,
  { orderId, amount }: { orderId: string; amount: number },
): Promise<Result<Part[], { code: 'less-left' | 'nothing-to-refund' }>> {
  const charges = await tx.charge.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })
  const parts: Part[] = []
  for (const charge of charges) parts.push({ charge, amount: Math.max(0, await leftOf(tx, charge)) })
  const found = share(parts, amount)
  if (found) return ok(found)
  return err({ code: parts.some(({ amount: left }) => left > 0) ? ('less-left' as const) : ('nothing-to-refund' as const) })
}

/** Takes an amount from what is left of the charges, in order. Null if less is left. Only account credit is combined with other charges. */
export function share(lefts: readonly Part[], amount: number): Part[] | null {
  if (!isShared(lefts)) {
    const found = lefts.find(({ amount: left }) => left >= amount)
    return found ? [{ ...found, amount }] : null
  }
  let rest = amount
  const taken = lefts.map(({ charge, amount: left }) => {
    const part = Math.min(left, rest)
    rest -= part
    return { charge, amount: part }
  })
  return rest > 0 ? null : taken.filter((part) => part.amount > 0)
}

/** Whether account credit paid part of an order. */
function isShared(lefts: readonly Part[]): boolean {
  return lefts.some(({ charge }) => charge.paidBy === 'account_credit')
}

/** Returns the maximum that `share` can take from one payment, or from the card payment and the credit together. */
export function mostOf(lefts: readonly Part[]): number {
  const amounts = lefts.map(({ amount }) => amount)
  return isShared(lefts) ? amounts.reduce((sum, left) => sum + left, 0) : Math.max(0, ...amounts)
}
