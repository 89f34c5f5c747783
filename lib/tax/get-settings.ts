import type { Actor } from '../actor'
import { db } from '../db/client'
import type { TaxCalculator, TaxMode } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { STANDARD } from './types'

export type TaxSettings = { mode: TaxMode; sellerCountry: string | null; askVies: boolean; calculator: TaxCalculator }

/** `validFrom` is a day such as `2026-01-01`, `rate` in hundredths of a percent. */
export type RateRow = { country: string; taxClass: string; validFrom: string; rate: number }

/** Products that are taxed alike. */
export type TaxClassRow = { code: string; name: string; stripeCode: string | null }

/** The maximum number of rates and of classes in the shop. */
export const MAX_RATES = 300
export const MAX_CLASSES = 20

/** Returns the tax settings, classes and rates, or null for anyone but staff. */
export async function getTaxSettings(actor: Actor): Promise<{ settings: TaxSettings; classes: TaxClassRow[]; rates: RateRow[] } | null> {
  if (!mayStaff(actor, 'see')) return null
  return { settings: await readSettings(db), classes: await readClasses(db), rates: await readRates(db) }
}

/** Returns the classes a product can have, Standard first. Empty for anyone but staff. */
export async function listTaxClasses(actor: Actor): Promise<TaxClassRow[]> {
  return mayStaff(actor, 'see') ? readClasses(db) : []
}

/** Same as `listTaxClasses`, in the caller's transaction. */
export async function readClasses(tx: Tx): Promise<TaxClassRow[]> {
  const rows = await tx.taxClass.findMany({ orderBy: { name: 'asc' }, take: MAX_CLASSES })
  return rows.toSorted((one, other) => Number(other.code === STANDARD) - Number(one.code === STANDARD))
}

/** Returns the settings, or those of a shop that charges no tax. */
export async function readSettings(tx: Tx): Promise<TaxSettings> {
  const row = await tx.taxSettings.findUnique({ where: { id: 1 }, omit: { id: true } })
  return row ?? { mode: 'off', sellerCountry: null, askVies: true, calculator: 'shop' }
}

/** Returns every rate, oldest first for each country. */
export async function readRates(tx: Tx): Promise<RateRow[]> {
  const rows = await tx.taxRate.findMany({
    orderBy: [{ country: 'asc' }, { taxClass: 'asc' }, { validFrom: 'asc' }],
    take: MAX_RATES,
  })
  return rows.map(({ validFrom, ...row }) => ({ ...row, validFrom: validFrom.toISOString().slice(0, 10) }))
}
