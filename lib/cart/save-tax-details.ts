import { now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { err, ok, type Result } from '../result'
import { checkNumber } from '../tax/check-number'
import { type PostalCodeFault, readPostalCode } from '../tax/postal-code'
import type { NumberFault } from '../tax/read-number'
import { readTaxRule } from '../tax/read-rule'
import { type AskTaxRefusal, askStripeTax } from './ask-stripe-tax'

export type SaveTaxDetailsRefusal = NumberFault | PostalCodeFault | AskTaxRefusal

/**
 * Stores the country of a basket's buyer, and their tax number once it has been checked. If Stripe calculates the tax, calls Stripe and
 * stores the response, so that later reads of the basket need no call. Stores nothing if the shop charges no tax.
 */
export async function saveTaxDetails(
  token: string,
  { country, taxNumber, postalCode: typed = '' }: { country: string; taxNumber: string; postalCode?: string | undefined },
): Promise<Result<undefined, SaveTaxDetailsRefusal>> {
  const rule = await readTaxRule(db)
  if (!rule) return ok()
  const checked = await checkNumber(rule, { country, typed: taxNumber })
  if (!checked.ok) return err(checked.error)
  const postalCode = rule.calculator === 'stripe' ? readPostalCode(typed, country) : ok(null)
  if (!postalCode.ok) return postalCode
  await db.cart.updateMany({
    where: { tokenHash: hashToken(token) },
    data: { country, postalCode: postalCode.value, ...checked.value, updatedAt: now() },
  })
  return rule.calculator === 'stripe' ? askStripeTax(token, rule) : ok()
}
