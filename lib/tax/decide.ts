import { EU } from './standard-rates'
import type { TaxBuyer, TaxDecision, TaxRule } from './types'

/**
 * Returns which tax a buyer pays. A business in another EU country whose number is accepted pays it to its own state (reverse charge). A
 * country with a rate pays that. Without one, an EU seller charges the rest of the EU the rate of home, and everyone else is outside its scope.
 */
export function decideTax({ sellerCountry, rates, askVies }: TaxRule, buyer: TaxBuyer): TaxDecision {
  const { country } = buyer
  if (EU.has(country) && country !== sellerCountry && isAccepted(buyer, askVies)) return { rate: 0, reason: 'reverse_charge' }
  const own = rates.get(country)
  if (own !== undefined) return { rate: own, reason: 'standard' }
  const home = rates.get(sellerCountry)
  if (EU.has(country) && EU.has(sellerCountry) && home !== undefined) return { rate: home, reason: 'standard' }
  return { rate: 0, reason: 'outside_scope' }
}

/** If VIES is to be asked, only its yes counts: without an answer the tax is charged. */
function isAccepted({ taxNumber, vatAnswer }: TaxBuyer, askVies: boolean): boolean {
  return taxNumber !== null && (vatAnswer === 'valid' || (!askVies && vatAnswer === 'not_asked'))
}
