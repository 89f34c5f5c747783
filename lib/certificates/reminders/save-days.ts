import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { versionOf } from '../../version-of'
import { type ReminderDays, readReminderDays } from '../lifecycle/reminder-days'

/**
 * Saves the days on which buyers are reminded, effective from the next sweep. A certificate that is already past one of the new days gets
 * that reminder at its next check, within a week.
 */
export async function saveReminderDays(
  actor: Actor,
  { version, ...days }: ReminderDays & { version: string },
): Promise<Result<undefined, { code: 'not-found' } | ChangedSince>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('reminder-days', 0))`
    const before = await readReminderDays(tx)
    if (versionOf(before) !== version) return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: days })
    const data = {
      afterPayment: [...days.afterPayment],
      beforeFileEnds: [...days.beforeFileEnds],
      beforeCoverEnds: [...days.beforeCoverEnds],
    }
    await tx.reminderDays.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data })
    await recordStaffAction(tx, actor, { action: 'settings.reminders', subject: { kind: 'settings' }, before, after: days })
    return ok()
  })
}
