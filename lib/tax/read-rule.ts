import { now } from '../clock'
import type { Tx } from '../db/transaction'
import type { TaxRule } from './types'

/** Returns by which rule tax is charged today; null if it is switched off. */
export async function readTaxRule(tx: Tx): Promise<TaxRule | null> {
  const settings = await tx.taxSettings.findUnique({ where: { id: 1 } })
  if (!settings?.sellerCountry || settings.mode === 'off') return null
  const { mode, sellerCountry, askVies } = settings
  const rows = await tx.taxRate.findMany({
    where: { taxClass: 'standard', validFrom: { lte: now() } },
    orderBy: { validFrom: 'asc' },
    select: { country: true, rate: true },
  })
  return { mode, sellerCountry, askVies, rates: new Map(rows.map(({ country, rate }) => [country, rate])) }
}

/** Returns the rate that is part of catalogue prices in the seller's own country, for what compares prices with costs; 0 if none is. */
export async function readIncludedRate(tx: Tx): Promise<number> {
  const rule = await readTaxRule(tx)
  return rule?.mode === 'including' ? (rule.rates.get(rule.sellerCountry) ?? 0) : 0
}
