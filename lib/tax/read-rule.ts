import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { rateIn } from './decide'
import type { TaxRule } from './types'

/** Returns the rule by which tax is charged today, or null if tax is switched off. */
export async function readTaxRule(tx: Tx): Promise<TaxRule | null> {
  const settings = await tx.taxSettings.findUnique({ where: { id: 1 } })
  if (!settings?.sellerCountry || settings.mode === 'off') return null
  const { mode, sellerCountry, askVies, calculator } = settings
  const rows = await tx.taxRate.findMany({ where: { validFrom: { lte: now() } }, orderBy: { validFrom: 'asc' } })
  const rates = new Map<string, Map<string, number>>()
  for (const { taxClass, country, rate } of rows) rates.set(taxClass, (rates.get(taxClass) ?? new Map()).set(country, rate))
  const classes = calculator === 'stripe' ? await tx.taxClass.findMany({ where: { stripeCode: { not: null } } }) : []
  const stripeCodes = new Map(classes.map(({ code, stripeCode }) => [code, stripeCode ?? '']))
  return { mode, sellerCountry, askVies, rates, calculator, stripeCodes }
}

/**
 * Returns the rate included in catalogue prices in the seller's own country, by product class, for comparing prices with costs; 0 if none
 * is included.
 */
export async function readIncludedRates(tx: Tx): Promise<(taxClass: string) => number> {
  const rule = await readTaxRule(tx)
  return (taxClass) => (rule?.mode === 'including' ? (rateIn(rule, rule.sellerCountry, taxClass) ?? 0) : 0)
}
