import { dollars, type Money } from '../../money'
import type { PricedProduct } from '../../registrar/translation/types'

/** The facts about a certificate waiting to be bought that the plan needs. Amounts are in minor units. */
export type Waiting = {
  id: string
  years: number
  /** The amount the buyer paid for the certificate, in Enom's currency if there was an exchange rate. */
  paid: Money
  /** The price in Enom's list when the certificate was ordered. */
  quotedCost: number | null
  /** Whether staff agreed to sell the certificate at a loss. */
  unprotected: boolean
  /** The cost that staff have accepted. */
  acceptedCost: number | null
}

export type PurchasePlan = {
  /** The certificates to buy now, in this order. */
  buy: { id: string; years: number; quote: number }[]
  /** Certificates that cost more than the balance left after those purchases. */
  fundsNeeded: { id: string; quote: number }[]
  costRisen: { id: string; quote: number }[]
  /** Certificates that Enom does not sell. */
  notSold: { id: string; reason: string }[]
  /** The balance after these purchases. */
  left: number
}

/**
 * Sorts the certificates waiting in a queue, oldest first, into those to buy now, those waiting for funds, those waiting for a decision
 * about the cost, and those not sold. A balance that exactly covers the cost is enough. Makes no calls.
 */
export function planPurchases(
  waiting: readonly Waiting[],
  market: { product: PricedProduct | undefined; balance: number; costTolerance: number },
): PurchasePlan {
  const plan: PurchasePlan = { buy: [], fundsNeeded: [], costRisen: [], notSold: [], left: market.balance }
  for (const one of waiting) {
    const reason = whyNotSold(market.product, one.years)
    if (reason || !market.product) {
      plan.notSold.push({ id: one.id, reason: reason ?? '' })
      continue
    }
    const quote = market.product.yearly.amount * one.years
    const limit = costLimit(one, market.product.yearly.currency, market.costTolerance)
    if (limit !== null && quote > limit) plan.costRisen.push({ id: one.id, quote })
    else if (quote > plan.left) plan.fundsNeeded.push({ id: one.id, quote })
    else {
      plan.buy.push({ id: one.id, years: one.years, quote })
      plan.left -= quote
    }
  }
  return plan
}

/**
 * Returns the maximum cost of a certificate: what was paid for it plus the tolerance, or the cost accepted by staff if that is higher. If
 * the buyer paid in a currency without an exchange rate or staff agreed to sell at a loss, the price list of the order date replaces the
 * amount paid. Returns null if nothing is known, which means there is no limit.
 */
export function costLimit(
  { paid, quotedCost, acceptedCost, unprotected }: Pick<Waiting, 'paid' | 'quotedCost' | 'acceptedCost' | 'unprotected'>,
  currency: string,
  tolerancePercent: number,
): number | null {
  const isComparable = paid.currency === currency
  if (quotedCost === null && (unprotected || !isComparable)) return null
  const base = Math.max(isComparable ? paid.amount : 0, isComparable && !unprotected ? 0 : (quotedCost ?? 0))
  return Math.max(base + Math.floor((base * tolerancePercent) / 100), acceptedCost ?? 0)
}

/** Returns what the buyer paid for one unit of an order item, less tax, in dollars if the exchange rate was known when it was ordered. */
export function paidFor(item: { unitAmount: number; taxMinor: number; dollarAmount: number | null }, currency: string): Money {
  if (item.dollarAmount === null) return { amount: item.unitAmount - item.taxMinor, currency }
  return dollars(item.dollarAmount)
}

function whyNotSold(product: PricedProduct | undefined, years: number): string | null {
  if (!product) return 'Enom’s price list does not include this product.'
  if (!product.enabled) return 'Enom’s price list says this product is no longer sold.'
  if (product.years.length && !product.years.includes(years)) {
    return `Enom’s price list offers this product for ${product.years.join(', ')} years, not for ${years}.`
  }
  return null
}
