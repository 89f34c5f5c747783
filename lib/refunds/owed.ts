import type { Actor } from '../actor'
import { NOT_WON } from '../certificates/lifecycle/dispute-lock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import type { RefundStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { mayStaff } from '../permissions'

type OfCharge = {
  id: string
  status: RefundStatus
  amount: number
  createdAt: Date
  /** The one certificate it is for; null if it is for none or several. */
  only: string | null
}

/**
 * Returns which refunds of a payment failed, or were withdrawn, and have not been made good. Pure. A refund is made good once
 * - all of the payment was refunded, or
 * - its amount was refunded later, for the same certificate or without a certificate. Only money that has arrived counts, not refunds in
 *   transit.
 */
function findUnmade(charge: { amount: number }, refunds: readonly OfCharge[]): string[] {
  const sum = (rows: readonly OfCharge[]) => rows.reduce((total, { amount }) => total + amount, 0)
  const arrived = refunds.filter(({ status }) => status === 'succeeded')
  if (sum(arrived) >= charge.amount) return []
  const since = ({ createdAt, only }: OfCharge) =>
    arrived.filter((row) => row.createdAt > createdAt && (row.only === null || row.only === only))
  return refunds
    .filter(({ status }) => status === 'failed' || status === 'withdrawn')
    .filter((refund) => sum(since(refund)) < refund.amount)
    .map(({ id }) => id)
}

/** Records which failed refunds of a payment are still owed. */
export async function refreshOwed(tx: Tx, chargeId: string): Promise<void> {
  const charge = await tx.charge.findUniqueOrThrow({
    where: { id: chargeId },
    select: { amount: true, refunds: { include: { allocations: { where: { basis: { not: 'whole_order' } } } } } },
  })
  const unmade = findUnmade(
    charge,
    charge.refunds.map(({ allocations: [one, more], ...refund }) => ({ ...refund, only: more ? null : (one?.certificateId ?? null) })),
  )
  await tx.refund.updateMany({ where: { chargeId, isOwed: true, id: { notIn: unmade } }, data: { isOwed: false } })
  await tx.refund.updateMany({ where: { id: { in: unmade }, isOwed: false }, data: { isOwed: true } })
}

const IS_LEFT = {
  basis: { not: 'whole_order' },
  certificate: { OR: [{ closedReason: null }, { closedReason: { not: 'not_purchased' } }] },
} satisfies Prisma.RefundAllocationWhereInput

/**
 * Refunds that failed and are still owed to their buyers. Leaves out refunds for a certificate that was never cancelled or is no longer
 * cancelled, because the buyer will receive that certificate or staff decide about it. Leaves out disputed payments, because the bank
 * decides.
 */
export const OWED_REFUND = {
  isOwed: true,
  allocations: { none: IS_LEFT },
  order: { status: { in: ['paid', 'needs_review'] }, disputes: { none: NOT_WON } },
} satisfies Prisma.RefundWhereInput

/** Returns the ids of up to `limit` orders with such a refund, oldest first. Empty for anyone but staff. */
export async function findOwed(actor: Actor, { limit }: { limit: number }): Promise<string[]> {
  if (!mayStaff(actor, 'see')) return []
  const { order, ...refund } = OWED_REFUND
  const orders = await db.order.findMany({
    where: { ...order, refunds: { some: refund } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  })
  return orders.map(({ id }) => id)
}
