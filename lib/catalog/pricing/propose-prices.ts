import { currencyDigits, parseDecimal } from '../../money'
import type { ChoiceCost } from '../product-costs'

/** Ways to change many prices at once, and the possible price endings. */
export const PRICE_RULES = ['percent', 'amount', 'floor', 'costs', 'round'] as const
export type PriceRule = (typeof PRICE_RULES)[number]
export const PRICE_ENDINGS = ['none', '00', '95', '99', 'whole'] as const
export type PriceEnding = (typeof PRICE_ENDINGS)[number]

/** The ending of each currency that has a rule. */
export type Rounding = ReadonlyMap<string, PriceEnding>

type Priced = Pick<ChoiceCost, 'choiceId' | 'price' | 'worth' | 'cost' | 'costBefore'>

/** The maximum percentage, chosen so that a typing error is noticed. */
const MAX_PERCENT = 1000

/**
 * Returns a new price for each choice that the rule changes, in minor units, or null if `value` is not a number the rule can use. Nothing
 * is saved.
 * - percent: up or down by a percentage of the price. amount: by a fixed amount in its currency.
 * - floor: high enough for a margin of at least `value` percent of the price; higher prices stay.
 * - costs: by as much as the cost changed, so that the margin stays the same. round: only the ending changes. `ending`: one for all, or the
 *   rule of each currency.
 */
export function proposePrices(
  choices: readonly Priced[],
  { rule, value, ending }: { rule: PriceRule; value: string; ending: PriceEnding | Rounding },
): Map<string, number> | null {
  const percent = parseDecimal(value.replace('%', '').trim(), 'USD')
  if (rule === 'percent' && (percent === null || percent <= -10_000 || percent > MAX_PERCENT * 100)) return null
  if (rule === 'floor' && (percent === null || percent < 0 || percent >= 10_000)) return null
  const prices = new Map<string, number>()
  for (const choice of choices) {
    const { amount, currency } = choice.price
    const change = rule === 'amount' ? parseDecimal(value, currency) : 0
    if (change === null) return null
    const bare = newAmount(choice, rule, percent ?? 0, change)
    const rounded =
      bare === amount && rule !== 'round'
        ? amount
        : roundPrice(bare, currency, typeof ending === 'string' ? ending : (ending.get(currency) ?? 'none'))
    if (rounded !== amount && rounded > 0) prices.set(choice.choiceId, rounded)
  }
  return prices
}

function newAmount({ price: { amount }, worth, cost, costBefore }: Priced, rule: PriceRule, percent: number, change: number): number {
  if (rule === 'percent') return Math.round((amount * (10_000 + percent)) / 10_000)
  if (rule === 'amount') return amount + change
  // No new price can be computed if the cost is unknown or the current price is worth nothing.
  if (cost === null || !worth) return amount
  if (rule === 'floor') return Math.max(amount, Math.ceil((cost * 10_000 * amount) / ((10_000 - percent) * worth)))
  if (rule === 'costs' && costBefore !== null) return amount + Math.round(((cost - costBefore) * amount) / worth)
  return amount
}

/** The amount each ending adds to a whole unit, in hundredths. */
const HUNDREDTHS = { '00': 0, '95': 95, '99': 99 } as const

/**
 * Returns the next price with the ending, such as 19.95, or the nearest whole unit. A price in a currency without decimals is unchanged,
 * because it is already whole.
 */
export function roundPrice(amount: number, currency: string, ending: PriceEnding): number {
  const unit = 10 ** currencyDigits(currency)
  if (ending === 'none' || unit === 1) return amount
  if (ending === 'whole') return Math.max(Math.round(amount / unit), 1) * unit
  const end = (unit * HUNDREDTHS[ending]) / 100
  return Math.ceil((amount - end) / unit) * unit + end
}
