import { DAY, earlier, now } from '../clock'
import { splitPieces } from '../coupons/take-off'
import type { Cart } from '../db/generated/client'
import { withTax } from '../tax/compute'
import { decideTax } from '../tax/decide'
import type { TaxDecision, Taxed, TaxRule } from '../tax/types'
import type { CartLineView, CartTax, CartView } from './types'

type Said = Pick<Cart, 'country' | 'taxNumber' | 'vatAnswer' | 'vatAskedAt'>

/** How long an answer of VIES counts: a basket may lie for weeks. */
const ANSWER_STANDS = DAY

/**
 * Returns which tax the buyer of a basket pays; null until they said where they are. In another country than the basket's, its number does not
 * count; nor does one that was confirmed too long ago.
 */
export function decideFor(
  rule: TaxRule,
  { country, ...said }: Said,
  elsewhere?: string,
): { buyer: CartTax['buyer']; decision: TaxDecision | null } {
  const at = elsewhere ?? country
  if (!at) return { buyer: null, decision: null }
  const isOld = said.vatAskedAt !== null && said.vatAskedAt < earlier(now(), ANSWER_STANDS)
  const known = at === country ? said : { taxNumber: null, vatAnswer: null, vatAskedAt: null }
  const buyer = { country: at, ...known, ...(isOld && { vatAnswer: null }) }
  return { buyer, decision: decideTax(rule, buyer) }
}

type Decided = ReturnType<typeof decideFor>

/** Returns a basket with the tax on what its coupon leaves of the prices. */
export function taxed(cart: CartView, { mode }: TaxRule, { buyer, decision }: Decided): CartView {
  const tax: CartTax = { mode, buyer, decision, amount: null }
  const { total } = cart
  if (!decision || !total) return { ...cart, tax }
  const sum = { gross: 0, tax: 0 }
  for (const line of cart.lines.filter(({ available }) => available)) {
    for (const { quantity, discount } of splitPieces(line.quantity, line.off)) {
      const paid = pricePaid(line, discount, tax)
      sum.gross += paid.gross * quantity
      sum.tax += paid.tax * quantity
    }
  }
  const { currency } = total
  return { ...cart, total: { amount: sum.gross, currency }, tax: { ...tax, amount: { amount: sum.tax, currency } } }
}

/** Returns what one piece of a line costs its buyer, less a discount, and the tax in it. */
export function pricePaid({ unit }: CartLineView, discount: number, tax: CartTax | null): Taxed {
  const amount = unit.amount - discount
  return tax?.decision ? withTax(amount, { mode: tax.mode, rate: tax.decision.rate }) : { gross: amount, tax: 0 }
}
