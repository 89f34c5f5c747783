import { now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { err, ok, type Result } from '../result'
import { checkNumber } from '../tax/check-number'
import type { NumberFault } from '../tax/read-number'
import { readTaxRule } from '../tax/read-rule'

/** Keeps where the buyer of a basket is, and their tax number once it is checked. Without tax there is nothing to keep. */
export async function saveTaxDetails(
  token: string,
  { country, taxNumber }: { country: string; taxNumber: string },
): Promise<Result<undefined, NumberFault>> {
  const rule = await readTaxRule(db)
  if (!rule) return ok()
  const checked = await checkNumber(rule, { country, typed: taxNumber })
  if (!checked.ok) return err(checked.error)
  await db.cart.updateMany({ where: { tokenHash: hashToken(token) }, data: { country, ...checked.value, updatedAt: now() } })
  return ok()
}
