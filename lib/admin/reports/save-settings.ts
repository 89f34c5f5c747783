import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { versionOf } from '../../version-of'
import { lockReportDays, markAllDays } from './due-days'
import { type ReportSettings, readReportSettings } from './read-settings'

export type SaveReportSettingsRefusal = { code: 'not-found' } | { code: 'unknown-zone'; zone: string } | ChangedSince

/**
 * Saves the report settings. Changing the time zone marks every day, so that the next sweeps recompute its sums; a large shop therefore
 * shows days of both time zones for a few minutes. `version`: the version of the settings when the form was opened.
 */
export function saveReportSettings(
  actor: Actor,
  { version, ...settings }: ReportSettings & { version: string },
): Promise<Result<undefined, SaveReportSettingsRefusal>> {
  if (!mayStaff(actor, 'settings')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    await lockReportDays(tx)
    const before = await readReportSettings(tx)
    if (versionOf(before) !== version) return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: settings })
    const { timeZone: zone } = settings
    if (zone !== before.timeZone) {
      if (!(await isKnown(tx, zone))) return err({ code: 'unknown-zone', zone })
      await markAllDays(tx)
    }
    await tx.reportSettings.upsert({ where: { id: 1 }, create: { id: 1, ...settings }, update: settings })
    await recordStaffAction(tx, actor, { action: 'settings.reports', subject: { kind: 'settings' }, before, after: settings })
    return ok()
  })
}

/** Returns whether PostgreSQL recognises a time zone: both Node.js and PostgreSQL compute days, and each has its own list of time zones. */
async function isKnown(tx: Tx, zone: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from pg_timezone_names where name = ${zone}`
  return rows.length > 0
}
