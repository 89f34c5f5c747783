import { EU } from './standard-rates'
import { STANDARD, type TaxBuyer, type TaxDecision, type TaxRule } from './types'

/**
 * Returns which tax a buyer pays for a product of a class. A business in another EU country whose number is accepted pays the tax to its
 * own state (reverse charge). Buyers in a country with a rate pay that rate. For countries without one, an EU seller charges its home rate
 * in the rest of the EU, and everyone else is outside the scope.
 */
export function decideTax(rule: TaxRule, buyer: TaxBuyer, taxClass: string): TaxDecision {
  const { sellerCountry } = rule
  const { country } = buyer
  if (acceptedNumber(rule, buyer)) return { rate: 0, reason: 'reverse_charge' }
  const own = rateIn(rule, country, taxClass)
  if (own !== undefined) return { rate: own, reason: 'standard' }
  const home = rateIn(rule, sellerCountry, taxClass)
  if (EU.has(country) && EU.has(sellerCountry) && home !== undefined) return { rate: home, reason: 'standard' }
  return { rate: 0, reason: 'outside_scope' }
}

/**
 * Returns a country's rate for a class. The standard rate applies to a class without its own rate, so that tax is never left out by
 * mistake.
 */
export function rateIn({ rates }: TaxRule, country: string, taxClass: string): number | undefined {
  return rates.get(taxClass)?.get(country) ?? rates.get(STANDARD)?.get(country)
}

/** Returns the VAT number of a business elsewhere in the EU if it is accepted, in which case its own state taxes it. */
export function acceptedNumber({ sellerCountry, askVies }: Pick<TaxRule, 'sellerCountry' | 'askVies'>, buyer: TaxBuyer): string | null {
  return EU.has(buyer.country) && buyer.country !== sellerCountry && isAccepted(buyer, askVies) ? buyer.taxNumber : null
}

/** If VIES must be consulted, the number counts only if VIES confirms it; otherwise the tax is charged. */
function isAccepted({ taxNumber, vatAnswer }: TaxBuyer, askVies: boolean): boolean {
  return taxNumber !== null && (vatAnswer === 'valid' || (!askVies && vatAnswer === 'not_asked'))
}
