import type { Tx } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { type CouponRefusal, checkBuyer, checkStanding, countOwn } from './check-coupon'
import { lockBuyer, lockCoupon, moveUse } from './transition'

type Of = { couponId: string; userId: string; cartId: string | null }

/** Locks a coupon and returns why this buyer's next order can't use it, or null if it can. */
export async function checkUse(tx: Tx, { couponId, ...buyer }: Of): Promise<CouponRefusal | null> {
  await lockCoupon(tx, couponId)
  const coupon = await tx.coupon.findUniqueOrThrow({ where: { id: couponId } })
  if (coupon.firstOrderOnly) await lockBuyer(tx, buyer.userId)
  return checkStanding(coupon, await countOwn(tx, couponId, buyer.cartId)) ?? checkBuyer(tx, coupon, buyer)
}

/**
 * Reserves a coupon use for an order that was just placed. The caller must have checked the coupon with `checkUse` in the same transaction.
 */
export async function reserveUse(
  tx: Tx,
  { orderId, couponId, cartId, amount }: { orderId: string; couponId: string; cartId: string; amount: number },
): Promise<void> {
  await freeUsesOfBasket(tx, cartId)
  await tx.couponUse.create({ data: { orderId, couponId, amount } })
  await tx.coupon.update({ where: { id: couponId }, data: { taken: { increment: 1 } } })
}

/**
 * Reserves an unpaid order's coupon use again if it was freed, or returns why this is not possible. Does nothing if the order has no coupon
 * or still holds its use.
 */
export async function reserveAgain(
  tx: Tx,
  { id: orderId, userId, cartId }: { id: string; userId: string; cartId: string | null },
): Promise<Result<undefined, CouponRefusal>> {
  const use = await tx.couponUse.findUnique({ where: { orderId } })
  if (use?.status !== 'freed') return ok()
  const refusal = await checkUse(tx, { couponId: use.couponId, userId, cartId })
  if (refusal) return err(refusal)
  if (cartId) await freeUsesOfBasket(tx, cartId)
  await moveUse(tx, await tx.couponUse.findUniqueOrThrow({ where: { orderId } }), 'reserved')
  return ok()
}

/**
 * Frees the uses that a basket's unpaid orders hold. The next order from the same basket replaces these orders, and their payment pages are
 * closed.
 */
async function freeUsesOfBasket(tx: Tx, cartId: string): Promise<void> {
  const where = { status: 'reserved', order: { cartId, status: 'awaiting_payment' } } as const
  const held = await tx.couponUse.findMany({ where, select: { couponId: true }, distinct: ['couponId'] })
  for (const { couponId } of held) {
    await lockCoupon(tx, couponId)
    for (const use of await tx.couponUse.findMany({ where: { ...where, couponId } })) await moveUse(tx, use, 'freed')
  }
}
