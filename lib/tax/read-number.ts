import { checkVAT, countries } from 'jsvat'
import { EU } from './standard-rates'

/** What is wrong with the entered tax number. `other-country`: it belongs to the country in `of`. */
export type NumberFault = { code: 'not-a-number'; typed: string; country: string } | { code: 'other-country'; typed: string; of: string }

/** Greek numbers begin with EL. Elsewhere the prefix is the country's code. */
export function vatPrefix(country: string): string {
  return country === 'GR' ? 'EL' : country
}

/**
 * Returns the entered tax number with its prefix and without spaces and punctuation, or what is wrong with it. Only the formats of EU
 * numbers are checked; other numbers are stored as typed.
 */
export function readNumber(typed: string, country: string): { number: string } | { fault: NumberFault } {
  if (!EU.has(country)) return { number: typed.trim() }
  const bare = typed.toUpperCase().replace(/[\s.\-/]/g, '')
  const prefix = vatPrefix(country)
  const tried = [bare, `${prefix}${bare}`].map((text) => checkVAT(text, countries))
  const found = tried.find((one) => one.isValid && one.country?.isoCode.short === country)
  if (found?.value) return { number: found.value }
  const other = tried[0]?.isValid ? tried[0].country?.isoCode.short : undefined
  if (other && other !== country) return { fault: { code: 'other-country', typed, of: other } }
  return { fault: { code: 'not-a-number', typed, country } }
}
