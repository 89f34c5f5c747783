import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import { percentIn } from '../languages/tax-text'
import { DEFAULT_LANGUAGE } from '../languages/types'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { versionOf } from '../version-of'
import { MAX_RATES, type RateRow, readClasses, readRates, readSettings } from './get-settings'
import { lockTax } from './save-settings'
import { rateKey, type TaxRatesInput } from './schema'
import { STANDARD_RATES, STANDARD_RATES_AS_OF } from './standard-rates'
import { STANDARD } from './types'

export type SaveTaxRatesRefusal =
  | { code: 'not-found' }
  /** Someone else has saved rates since the form was opened. */
  | { code: 'rates-changed' }
  | { code: 'too-many' }
  | { code: 'no-home-rate'; country: string }
  /** The class of a rate was removed in the meantime. */
  | { code: 'class-gone' }

/** Replaces the list of rates. They apply from the next order on, each from its first day. */
export async function saveTaxRates(actor: Actor, { rates, version }: TaxRatesInput): Promise<Result<undefined, SaveTaxRatesRefusal>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  if (rates.length > MAX_RATES) return err({ code: 'too-many' })
  return inTransaction(async (tx) => {
    await lockTax(tx)
    const before = await readRates(tx)
    if (version && versionOf(before) !== version) return err({ code: 'rates-changed' })
    const classes = new Set((await readClasses(tx)).map(({ code }) => code))
    if (rates.some(({ taxClass }) => !classes.has(taxClass))) return err({ code: 'class-gone' })
    // Checked before anything is written, because a refusal does not roll back the transaction.
    const { mode, sellerCountry } = await readSettings(tx)
    if (mode !== 'off' && sellerCountry && !isRatedToday(rates, sellerCountry)) return err({ code: 'no-home-rate', country: sellerCountry })
    await tx.taxRate.deleteMany()
    await tx.taxRate.createMany({ data: rates.map(toRow) })
    await record(tx, actor, before)
    return ok()
  })
}

/** Adds the standard rate of each EU country that has no rate yet, for staff to check. Returns how many were added. */
export async function fillStandardRates(actor: Actor): Promise<Result<{ added: number }, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await lockTax(tx)
    const before = await readRates(tx)
    const missing = Object.entries(STANDARD_RATES).filter(
      ([country]) => !before.some((row) => row.country === country && row.taxClass === STANDARD),
    )
    const added = missing.map(([country, rate]) => ({ country, taxClass: STANDARD, validFrom: STANDARD_RATES_AS_OF, rate }))
    await tx.taxRate.createMany({ data: added.map(toRow) })
    await record(tx, actor, before)
    return ok({ added: added.length })
  })
}

function toRow({ validFrom, ...row }: RateRow) {
  return { ...row, validFrom: new Date(validFrom) }
}

function isRatedToday(rates: readonly RateRow[], country: string): boolean {
  return rates.some((row) => row.country === country && row.taxClass === STANDARD && new Date(row.validFrom) <= now())
}

async function record(tx: Tx, actor: Actor, before: readonly RateRow[]): Promise<void> {
  const said = (rows: readonly RateRow[]) => Object.fromEntries(rows.map((row) => [rateKey(row), percentIn(DEFAULT_LANGUAGE, row.rate)]))
  await recordStaffAction(tx, actor, {
    action: 'settings.tax_rates',
    subject: { kind: 'settings' },
    before: said(before),
    after: said(await readRates(tx)),
  })
}
