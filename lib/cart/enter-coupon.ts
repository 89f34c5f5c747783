import { now } from '../clock'
import type { CouponRefusal } from '../coupons/check-coupon'
import { plainCode } from '../coupons/schema'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { err, ok, type Result } from '../result'
import { readCart, withCoupon } from './queries'

/**
 * Adds a coupon to the basket, replacing any earlier one, if it reduces the price. `buyerId`: the buyer, if signed in; otherwise the
 * conditions on the buyer are checked when the order is placed.
 */
export async function enterCoupon(
  token: string,
  { code: typed, buyerId }: { code: string; buyerId?: string | undefined },
): Promise<Result<undefined, CouponRefusal | { code: 'basket-gone' }>> {
  const code = plainCode(typed)
  const [cart, coupon] = await Promise.all([readCart(db, token, { buyerId }), db.coupon.findUnique({ where: { code } })])
  if (!cart) return err({ code: 'basket-gone' })
  if (!coupon) return err({ code: 'coupon-unknown', coupon: typed })
  const tried = await withCoupon(db, cart, coupon, buyerId)
  if (tried.coupon?.refusal) return err(tried.coupon.refusal)
  await db.cart.update({ where: { id: cart.id }, data: { couponId: coupon.id, updatedAt: now() } })
  return ok()
}

/** Removes the coupon from the basket. */
export async function removeCoupon(token: string): Promise<void> {
  await db.cart.updateMany({ where: { tokenHash: hashToken(token) }, data: { couponId: null, updatedAt: now() } })
}
