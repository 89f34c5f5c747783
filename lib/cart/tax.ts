import { DAY, earlier, now } from '../clock'
import { splitPieces } from '../coupons/take-off'
import type { Cart } from '../db/generated/client'
import { withTax } from '../tax/compute'
import { decideTax } from '../tax/decide'
import { partsOf } from '../tax/parts'
import type { PriceMode, Taxed, TaxPart, TaxRule } from '../tax/types'
import type { CartLineView, CartPiece, CartTax, CartView } from './types'

type Said = Pick<Cart, 'country' | 'taxNumber' | 'vatAnswer' | 'vatAskedAt' | 'postalCode'>

/** How long a response from VIES remains valid; limited because a basket may exist for weeks. */
const ANSWER_STANDS = DAY

/**
 * Returns the details that determine the tax of a basket; null until its buyer has given their country. The stored tax number is ignored in
 * another country, or if it was confirmed too long ago.
 */
export function buyerOf({ country, ...said }: Said, elsewhere?: string): CartTax['buyer'] {
  const at = elsewhere ?? country
  if (!at) return null
  const isOld = said.vatAskedAt !== null && said.vatAskedAt < earlier(now(), ANSWER_STANDS)
  const known = at === country ? said : { taxNumber: null, vatAnswer: null, vatAskedAt: null, postalCode: null }
  return { country: at, ...known, ...(isOld && { vatAnswer: null }) }
}

/** Returns a basket with tax at the shop’s own rates, calculated on its prices after the coupon discount. */
export function taxed(cart: CartView, rule: TaxRule, buyer: CartTax['buyer']): CartView {
  const { mode } = rule
  const own = { mode, buyer, calculator: 'shop', calculation: null } as const
  if (!buyer) return { ...cart, tax: { ...own, parts: null } }
  const lines = cart.lines.map((line) => ({ ...line, tax: decideTax(rule, buyer, line.taxClass) }))
  if (!cart.total) return { ...cart, lines, tax: { ...own, parts: [] } }
  let gross = 0
  const pieces: TaxPart[] = []
  for (const line of lines.filter(({ available }) => available)) {
    for (const { quantity, ...paid } of piecesOf(line, mode)) {
      gross += paid.gross * quantity
      pieces.push({ ...line.tax, amount: paid.tax * quantity })
    }
  }
  return { ...cart, lines, total: { ...cart.total, amount: gross }, tax: { ...own, parts: partsOf(pieces) } }
}

/** Returns the units of a line that have the same price and tax. `mode` is null if the shop charges no tax. */
export function piecesOf(line: CartLineView, mode: PriceMode | null): CartPiece[] {
  if (line.counted) return line.counted
  const list = pricePaid(line, 0, mode)
  return splitPieces(line.quantity, line.off).map(({ quantity, discount }) => {
    const paid = pricePaid(line, discount, mode)
    return { quantity, ...paid, off: list.gross - paid.gross }
  })
}

function pricePaid({ unit, tax }: CartLineView, discount: number, mode: PriceMode | null): Taxed {
  const amount = unit.amount - discount
  return tax && mode ? withTax(amount, { mode, rate: tax.rate }) : { gross: amount, tax: 0 }
}
