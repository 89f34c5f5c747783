import type { Money } from '../money'
import { leastPrice } from './least-price'

/** A coupon's discount and the products it applies to (none listed: all). Either `percent`, in hundredths, or `amount`. */
export type CouponTerms = { percent: number | null; amount: number | null; currency: string | null; productIds: readonly string[] }

export type PricedLine = { productId: string; quantity: number; unit: Money }

/** Returns whether a coupon applies to this product. */
export function isFor({ productIds }: Pick<CouponTerms, 'productIds'>, productId: string): boolean {
  return productIds.length === 0 || productIds.includes(productId)
}

/**
 * Returns a coupon's discount on each line, in minor units. A percentage is rounded half up per line. An amount is spread over the lines in
 * proportion to their prices, so that the sum is exact. Each certificate costs at least the minimum amount that Stripe charges.
 */
export function takeOff(terms: CouponTerms, lines: readonly PricedLine[]): number[] {
  const priced = lines.map(({ productId, quantity, unit }) => {
    if (!isFor(terms, productId)) return { price: 0, room: 0 }
    return { price: unit.amount * quantity, room: Math.max(0, unit.amount - leastPrice(unit.currency)) * quantity }
  })
  const { percent } = terms
  if (percent !== null) return priced.map(({ price, room }) => Math.min(room, percentOf(price, percent)))
  return spread(terms.amount ?? 0, priced)
}

/** Uses integers throughout, because a price times a percentage may have more digits than a float can represent. */
function percentOf(price: number, hundredths: number): number {
  return Number((BigInt(price) * BigInt(hundredths) + 5000n) / 10_000n)
}

function spread(amount: number, lines: readonly { price: number; room: number }[]): number[] {
  const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0)
  const prices = BigInt(sum(lines.map(({ price }) => price)))
  const off = Math.min(amount, sum(lines.map(({ room }) => room)))
  if (off <= 0) return lines.map(() => 0)
  const shares = lines.map(({ price, room }) => Math.min(room, Number((BigInt(off) * BigInt(price)) / prices)))
  let left = off - sum(shares)
  return lines.map(({ room }, index) => {
    const share = shares[index] ?? 0
    const more = Math.min(left, room - share)
    left -= more
    return share + more
  })
}

/** Returns the units of a line with the discount on each: as even as whole minor units allow, and exactly `off` in total. */
export function splitPieces(quantity: number, off: number): { quantity: number; discount: number }[] {
  const each = Math.floor(off / quantity)
  const dearer = quantity - (off - each * quantity)
  const parts = [
    { quantity: quantity - dearer, discount: each + 1 },
    { quantity: dearer, discount: each },
  ]
  return parts.filter((part) => part.quantity > 0)
}
