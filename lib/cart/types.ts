import type { CouponRefusal } from '../coupons/check-coupon'
import type { TaxCalculator } from '../db/generated/enums'
import type { Money } from '../money'
import type { PriceMode, TaxBuyer, TaxDecision, Taxed, TaxPart } from '../tax/types'

/** Pieces of a line that cost and are taxed alike. `off`: what a discount takes off one of them, tax included. Minor units. */
export type CartPiece = Taxed & { quantity: number; off: number }

export type CartLineView = {
  id: string
  choiceId: string
  productId: string
  productSlug: string
  productName: string
  typeCode: string
  typeName: string
  activation: 'automatic' | 'manual'
  taxClass: string
  years: number
  /** Staff agreed to sell it without protection against a loss. */
  unprotected: boolean
  label: string
  /** The certificate that the first piece of this line continues. */
  renewsId: string | null
  quantity: number
  unit: Money
  total: Money
  /** What the coupon takes off the line, in minor units of its currency. */
  off: number
  /** The tax its buyer pays for it; null if none is charged, or until the buyer's country is known. */
  tax: TaxDecision | null
  /** Its pieces with the tax that Stripe calculated; null if the shop uses its own rates. */
  counted: CartPiece[] | null
  /** The unit price the buyer last saw, if today's is different. */
  before: Money | null
  /** Since when today's price is valid, if it has ever changed. */
  changedAt: Date | null
  /** False once the product or this choice is no longer sold. */
  available: boolean
}

/** Reasons why a basket cannot be ordered. */
export type CartObstacle = 'empty' | 'withdrawn' | 'price-changed' | 'mixed-currency' | 'coupon-refused'

export type CartTax = {
  mode: PriceMode
  /** Null until the buyer has given their country. */
  buyer: (TaxBuyer & { vatAskedAt: Date | null; postalCode: string | null }) | null
  /**
   * The tax in the total, in its currency: a part for each rate. Null until the buyer's country is known and, if Stripe is asked, Stripe
   * has responded.
   */
  parts: TaxPart[] | null
  calculator: TaxCalculator
  /** The id of Stripe's tax calculation; null if Stripe was not asked. */
  calculation: string | null
}

export type CartView = {
  id: string
  lines: CartLineView[]
  count: number
  /** The price of the lines by the price list. */
  list: Money | null
  /** The coupon its buyer entered: what it takes off, or why it takes nothing. */
  coupon: { id: string; code: string; off: Money | null; refusal: CouponRefusal | null } | null
  /** The amount to pay: with tax, once the buyer's country is known. */
  total: Money | null
  /** Null if the shop charges no tax. */
  tax: CartTax | null
  obstacle: CartObstacle | null
}
