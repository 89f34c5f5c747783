import type { CouponRefusal } from '../coupons/check-coupon'
import type { TaxCalculator } from '../db/generated/enums'
import type { Money } from '../money'
import type { PriceMode, TaxBuyer, TaxDecision, Taxed, TaxPart } from '../tax/types'

/** Units of a line with the same price and tax. `off`: the discount on one of them, tax included, in minor units. */
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
  /** Whether staff agreed to sell this line without protection against selling below cost. */
  unprotected: boolean
  label: string
  /** The certificate that the first unit of this line renews. */
  renewsId: string | null
  quantity: number
  unit: Money
  total: Money
  /** The coupon's discount on the line, in minor units of its currency. */
  off: number
  /** The tax that the buyer pays on it; null if none is charged, or until the buyer's country is known. */
  tax: TaxDecision | null
  /** Its units with the tax calculated by Stripe; null if the shop uses its own rates. */
  counted: CartPiece[] | null
  /** The unit price the buyer last saw, if today's is different. */
  before: Money | null
  /** When the current price took effect; null if the price has never changed. */
  changedAt: Date | null
  /** False if the product or this choice is no longer sold. */
  available: boolean
}

/** Reasons why a basket cannot be ordered. */
export type CartObstacle = 'empty' | 'withdrawn' | 'price-changed' | 'mixed-currency' | 'coupon-refused'

export type CartTax = {
  mode: PriceMode
  /** Null until the buyer has given their country. */
  buyer: (TaxBuyer & { vatAskedAt: Date | null; postalCode: string | null }) | null
  /**
   * The tax included in the total, in its currency, split by rate. Null until the buyer's country is known and, if Stripe calculates the
   * tax, Stripe has responded.
   */
  parts: TaxPart[] | null
  calculator: TaxCalculator
  /** The id of Stripe's tax calculation; null if Stripe was not used. */
  calculation: string | null
}

export type CartView = {
  id: string
  lines: CartLineView[]
  count: number
  /** The list price of the lines. */
  list: Money | null
  /** The coupon that the buyer entered: its discount, or the reason why it does not apply. */
  coupon: { id: string; code: string; off: Money | null; refusal: CouponRefusal | null } | null
  /** The amount to pay, including tax once the buyer's country is known. */
  total: Money | null
  /** Null if the shop charges no tax. */
  tax: CartTax | null
  obstacle: CartObstacle | null
}
