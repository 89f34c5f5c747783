import { err, ok, type Result } from '../result'

/** What is wrong with the entered postal code. */
export type PostalCodeFault = { code: 'postal-code'; typed: string; country: string }

/** Countries where the tax depends on more than the country. Source: Stripe Tax, "Collect customer addresses". */
const FORMS: Readonly<Record<string, RegExp>> = {
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/,
}

/** Returns the entered postal code in Stripe's format, null for a country that needs none, or what is wrong with it. */
export function readPostalCode(typed: string, country: string): Result<string | null, PostalCodeFault> {
  const form = FORMS[country]
  if (!form) return ok(null)
  const bare = typed.trim().toUpperCase()
  return form.test(bare) ? ok(bare) : err({ code: 'postal-code', typed: typed.trim(), country })
}
