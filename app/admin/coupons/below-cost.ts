import type { ChoiceCost } from '@/lib/catalog/product-costs'
import { type CouponTerms, takeOff } from '@/lib/coupons/take-off'

/** Returns the prices that cover their cost now but would not with a coupon, for an order of one certificate. */
export function belowCost(costs: readonly ChoiceCost[], coupon: CouponTerms): ChoiceCost[] {
  return costs.filter(({ productId, price, worth, cost, visible, state }) => {
    if (state !== 'good' || !visible || worth === null || cost === null) return false
    if (coupon.currency && coupon.currency !== price.currency) return false
    const [off = 0] = takeOff(coupon, [{ productId, quantity: 1, unit: price }])
    return off > 0 && worth * (price.amount - off) < cost * price.amount
  })
}
