import { today } from '../clock'
import type { Coupon, Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import type { CouponState } from './states'
import { isFor, type PricedLine, takeOff } from './take-off'

/** Why a code gives no discount. `coupon` is the code. */
export type CouponRefusal =
  | { code: 'coupon-unknown'; coupon: string }
  /** `on`: the coupon's last day; null if staff switched it off. */
  | { code: 'coupon-ended'; coupon: string; on: Date | null }
  | { code: 'coupon-not-yet'; coupon: string; from: Date }
  | { code: 'coupon-used-up'; coupon: string }
  | { code: 'coupon-other-products'; coupon: string }
  | { code: 'coupon-other-currency'; coupon: string; currency: string }
  | { code: 'coupon-takes-nothing'; coupon: string }
  | { code: 'coupon-first-order'; coupon: string }
  | { code: 'coupon-used-by-you'; coupon: string; times: number }

/** Returns whether a refusal is about a coupon. */
export function isAboutCoupon(refusal: { code: string }): refusal is CouponRefusal {
  return refusal.code.startsWith('coupon-')
}

type Standing = Pick<Coupon, 'active' | 'validFrom' | 'validUntil' | 'maxUses' | 'taken'>

/** Returns the state of a coupon. A used-up coupon has ended. */
export function stateOf({ active, validFrom, validUntil, maxUses, taken }: Standing): CouponState {
  if (!active) return 'off'
  if ((validUntil && validUntil < today()) || (maxUses !== null && taken >= maxUses)) return 'ended'
  return validFrom && validFrom > today() ? 'planned' : 'active'
}

/** Returns why no further order can use a coupon, or null. `own`: how many of its uses are held by this basket's unpaid orders. */
export function checkStanding({ code: coupon, ...standing }: Standing & { code: string }, own: number): CouponRefusal | null {
  const { active, validFrom, validUntil, maxUses, taken } = standing
  if (!active) return { code: 'coupon-ended', coupon, on: null }
  if (validUntil && validUntil < today()) return { code: 'coupon-ended', coupon, on: validUntil }
  if (validFrom && validFrom > today()) return { code: 'coupon-not-yet', coupon, from: validFrom }
  return maxUses !== null && taken - own >= maxUses ? { code: 'coupon-used-up', coupon } : null
}

/** Returns a coupon's discount on each line of a single-currency basket, or why it gives none. */
export function checkBasket(coupon: Coupon, lines: readonly PricedLine[], currency: string): number[] | CouponRefusal {
  const { code } = coupon
  if (coupon.currency && coupon.currency !== currency) return { code: 'coupon-other-currency', coupon: code, currency: coupon.currency }
  if (!lines.some(({ productId }) => isFor(coupon, productId))) return { code: 'coupon-other-products', coupon: code }
  const off = takeOff(coupon, lines)
  return off.some((part) => part > 0) ? off : { code: 'coupon-takes-nothing', coupon: code }
}

/**
 * Returns why this buyer can't use a coupon, or null. A use held by an unpaid order of the same basket is ignored, because the next order
 * replaces that order. If an order follows, the caller must have locked the buyer (`lockBuyer`).
 */
export async function checkBuyer(
  tx: Tx,
  { id, code, firstOrderOnly, maxUsesPerBuyer }: Coupon,
  { userId, cartId }: { userId: string; cartId: string | null },
): Promise<CouponRefusal | null> {
  const others: Prisma.OrderWhereInput[] = cartId
    ? [{ cartId: null }, { cartId: { not: cartId } }, { status: { not: 'awaiting_payment' } }]
    : [{}]
  const elsewhere = { userId, OR: others } satisfies Prisma.OrderWhereInput
  if (firstOrderOnly) {
    const counts: Prisma.OrderWhereInput[] = [
      { paidAt: { not: null } },
      { status: 'payment_processing' },
      { couponUse: { status: 'reserved', coupon: { firstOrderOnly: true } } },
    ]
    const where: Prisma.OrderWhereInput = { AND: [elsewhere, { OR: counts }], source: { not: 'import' } }
    const earlier = await tx.order.findFirst({ where, select: { id: true } })
    if (earlier) return { code: 'coupon-first-order', coupon: code }
  }
  if (maxUsesPerBuyer === null) return null
  const uses = await tx.couponUse.count({ where: { couponId: id, status: { not: 'freed' }, order: elsewhere } })
  return uses >= maxUsesPerBuyer ? { code: 'coupon-used-by-you', coupon: code, times: maxUsesPerBuyer } : null
}

/** Returns how many uses of a coupon are held by a basket's unpaid orders. */
export async function countOwn(tx: Tx, couponId: string, cartId: string | null): Promise<number> {
  if (!cartId) return 0
  return tx.couponUse.count({ where: { couponId, status: 'reserved', order: { cartId, status: 'awaiting_payment' } } })
}
