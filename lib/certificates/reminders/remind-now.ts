import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { isLocked, READ, writeReminder } from './remind'

export type RemindRefusal = { code: 'not-found' | 'nothing-to-remind' | 'locked' | 'reminders-off' | 'reminded-today' }

/**
 * Reminds the buyer, at the request of staff, of the set-up or the approval that a certificate is waiting for. At most once a day (UTC),
 * and never while the certificate is locked, its payment is disputed, or a refund is in progress.
 */
export function remindNow(actor: Actor, id: string): Promise<Result<undefined, RemindRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'certificates', 'certificates:write')) return err({ code: 'not-found' })
    await tx.$queryRaw`select id from "Certificate" where id = ${id}::uuid for update`
    const row = await tx.certificate.findUnique({ where: { id }, include: READ })
    if (!row) return err({ code: 'not-found' })
    const kind = row.stage === 'setup' && !row.files.length ? 'set_up' : row.validationStep === 'approval' && !row.hold ? 'approval' : null
    if (!kind) return err({ code: 'nothing-to-remind' })
    if (isLocked(row)) return err({ code: 'locked' })
    if (row.user.mutedMails.includes(`reminder_${kind}`)) return err({ code: 'reminders-off' })
    const day = now().toISOString().slice(0, 10)
    if (await tx.mail.count({ where: { onceKey: `reminder_${kind}:${id}:staff:${day}` } })) return err({ code: 'reminded-today' })
    await writeReminder(tx, row, { kind, about: 'staff', at: now(), step: day })
    await recordStaffAction(tx, actor, { action: 'certificate.remind', subject: { kind: 'certificate', id } })
    return ok()
  })
}
