import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import type { ChangedSince } from '../audit-log/stale-text'
import { now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { versionOf } from '../version-of'
import { readSettings } from './get-settings'
import type { TaxSettingsInput } from './schema'
import { STANDARD } from './types'

export type SaveTaxSettingsRefusal =
  | { code: 'not-found' }
  | ChangedSince
  /** The seller's own country has no rate that is valid today. */
  | { code: 'no-home-rate'; country: string }

/** Saves whether and how tax is charged, from the next order on. Orders already placed keep their tax. */
export async function saveTaxSettings(
  actor: Actor,
  { version, ...settings }: TaxSettingsInput,
): Promise<Result<undefined, SaveTaxSettingsRefusal>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await lockTax(tx)
    const before = await readSettings(tx)
    if (version && versionOf(before) !== version)
      return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: settings })
    const { mode, sellerCountry } = settings
    if (mode !== 'off' && sellerCountry && !(await hasRate(tx, sellerCountry))) return err({ code: 'no-home-rate', country: sellerCountry })
    await tx.taxSettings.update({ where: { id: 1 }, data: settings })
    await recordStaffAction(tx, actor, { action: 'settings.tax', subject: { kind: 'settings' }, before, after: settings })
    return ok()
  })
}

/** Locks settings and rates until the caller's transaction ends, so that concurrent saves run one after the other. */
export async function lockTax(tx: Tx): Promise<void> {
  await tx.taxSettings.createMany({ data: [{ id: 1 }], skipDuplicates: true })
  await tx.$queryRaw`select 1 from "TaxSettings" where id = 1 for update`
}

/** Returns whether a country has a rate that is valid today. */
async function hasRate(tx: Tx, country: string): Promise<boolean> {
  return (await tx.taxRate.count({ where: { country, taxClass: STANDARD, validFrom: { lte: now() } } })) > 0
}
