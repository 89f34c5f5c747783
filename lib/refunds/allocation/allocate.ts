import { NOT_CREDITED, ownPayment } from '../../certificates/settlement/credit'
import { GOES_BACK } from '../../certificates/settlement/is-refunded'
import type { Prisma, Refund } from '../../db/generated/client'
import type { AllocationBasis } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { chooseAllocation, type Piece } from './choose-allocation'

/**
 * Refunds that exist at Stripe. A refund that was only requested here can still be withdrawn because of a refund made earlier at Stripe.
 */
const AT_STRIPE = { status: { in: ['sent', 'succeeded'] } } satisfies Prisma.RefundWhereInput

/** What a refund covers: the whole order, one of its certificates, or any amount up to what is left of its payment. */
export type RefundOf = 'order' | 'payment' | { certificateId: string }

/**
 * Records which certificates a refund covers, once, when the refund is requested or arrives. A refund made in Stripe's dashboard states
 * only its payment. If the certificates cannot be inferred from that, staff assign the refund (assign-refund.ts). The caller holds the
 * order's lock.
 */
export async function allocate(tx: Tx, refund: Refund, of: RefundOf): Promise<void> {
  if (typeof of === 'object') return write(tx, refund, 'exact', [{ id: of.certificateId, price: refund.amount }])
  const { id, orderId, chargeId, cause, amount } = refund
  const which = cause === 'dashboard' ? AT_STRIPE : GOES_BACK
  const isAllBack = of === 'order' || (cause !== 'double_payment' && (await isMoneyBack(tx, { orderId }, which)))
  const isPaymentBack = await isMoneyBack(tx, { orderId, chargeId }, which)
  const pieces = await piecesOf(tx, orderId, isAllBack ? which : GOES_BACK)
  // A full refund also settles everything that was unclear before.
  if (isAllBack || isPaymentBack)
    await tx.refund.updateMany({ where: isAllBack ? { orderId } : { chargeId }, data: { needsAllocation: false } })
  const choice = chooseAllocation({ amount, isAllBack, isPaymentBack, pieces })
  if (choice.kind === 'whole_order' || choice.kind === 'matched') return write(tx, refund, choice.kind, choice.pieces)
  if (cause === 'dashboard' && choice.kind === 'unclear') await tx.refund.update({ where: { id }, data: { needsAllocation: true } })
}

/** Returns the certificates of an order that none of these refunds covers and that were not refunded as credit. */
export async function piecesOf(tx: Tx, orderId: string, which: Prisma.RefundWhereInput = GOES_BACK): Promise<Piece[]> {
  const rows = await tx.certificate.findMany({
    where: { orderId, allocations: { none: { refund: which } }, ...NOT_CREDITED },
    select: { id: true, stage: true, orderItem: { select: { unitAmount: true, credit: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, stage, orderItem }) => ({ id, price: ownPayment(orderItem), isClosed: stage === 'closed' }))
}

/** Returns whether these refunds returned all the money paid for an order or all of one of its payments. */
export async function isMoneyBack(
  tx: Tx,
  { orderId, chargeId }: { orderId: string; chargeId?: string },
  which: Prisma.RefundWhereInput,
): Promise<boolean> {
  const charged = await tx.charge.aggregate({ where: { orderId, ...(chargeId ? { id: chargeId } : {}) }, _sum: { amount: true } })
  const refunded = await tx.refund.aggregate({ where: { orderId, ...(chargeId ? { chargeId } : {}), ...which }, _sum: { amount: true } })
  return (refunded._sum.amount ?? 0) >= (charged._sum.amount ?? 0)
}

/** Records the allocations of a refund: each certificate gets its price until the amount is used up. */
export async function write(tx: Tx, refund: Refund, basis: AllocationBasis, pieces: readonly Pick<Piece, 'id' | 'price'>[]): Promise<void> {
  let left = refund.amount
  const data = pieces.map(({ id, price }) => {
    const amount = Math.min(price, left)
    left -= amount
    return { refundId: refund.id, certificateId: id, amount, basis }
  })
  await tx.refundAllocation.createMany({ data })
}
