import type { Actor } from '../actor'
import { db } from '../db/client'
import { taxIn } from '../languages/tax-text'
import { DEFAULT_LANGUAGE } from '../languages/types'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { calculateTax } from '../stripe/tax'
import { stripeTrouble } from '../stripe/trouble'
import { readTaxRule } from '../tax/read-rule'
import { countryText } from '../tax/text'

/** A ZIP code, if the country needs one. */
const SAMPLE_CODES: Readonly<Record<string, string>> = { US: '10001', CA: 'M5V 2T6' }

/** Has Stripe Tax calculate the tax on a test sale in the seller's country. Returns the result, or the reason why there is none. */
export async function tryStripeTax(actor: Actor): Promise<Result<string, { text: string }>> {
  if (!mayStaff(actor, 'settings')) return err({ text: 'Your role does not include changing the settings.' })
  const rule = await readTaxRule(db)
  if (!rule) return err({ text: 'The shop charges no tax, so there is nothing to calculate.' })
  const { sellerCountry: country, mode, stripeCodes } = rule
  const postalCode = SAMPLE_CODES[country] ?? null
  const taxCode = stripeCodes.get('standard') ?? null
  const lines = [{ reference: 'test', amount: 10_000, quantity: 1, taxCode }]
  try {
    const asked = { currency: 'USD', country, postalCode, vatNumber: null, includesTax: mode === 'including', lines }
    const decision = (await calculateTax(asked)).lines[0]?.decision
    if (!decision?.rate)
      return ok(`Stripe Tax responds, but calculates no tax for ${countryText(country)}. Check your registrations at Stripe.`)
    return ok(
      `Stripe Tax works: it calculated ${taxIn(DEFAULT_LANGUAGE, decision)} for ${countryText(country)}${postalCode ? `, ${postalCode}` : ''}.`,
    )
  } catch (error) {
    return err({ text: `Stripe Tax did not calculate any tax. ${stripeTrouble(error)?.text ?? 'Its response could not be read.'}` })
  }
}
