import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { versionOf } from '../../version-of'
import { type AlertChoices, choicesOf } from './list-alert-choices'

/** Saves which kinds of alerts are emailed to staff. `version`: the version of the settings that the form was opened with. */
export function saveAlertChoices(
  actor: Actor,
  byMail: AlertChoices,
  { version }: { version?: string | undefined } = {},
): Promise<Result<undefined, ChangedSince | { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    // Alerts only read this row, so the lock does not block them.
    await tx.$executeRaw`lock table "AlertChoice" in share row exclusive mode`
    const before = choicesOf(await tx.alertChoice.findMany())
    if (version && versionOf(before) !== version)
      return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: byMail })
    await tx.alertChoice.deleteMany()
    await tx.alertChoice.createMany({ data: Object.entries(byMail).map(([kind, isOn]) => ({ kind, byMail: isOn })) })
    await recordStaffAction(tx, actor, { action: 'settings.alerts', subject: { kind: 'settings' }, before, after: byMail })
    return ok()
  })
}
