import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { lockStaff } from './lock-staff'
import type { StaffRefusal } from './messages'

/** Ends every session of a member of staff, in every browser. */
export function endStaffSessions(actor: Actor, id: string): Promise<Result<undefined, StaffRefusal>> {
  return inTransaction(async (tx) => {
    const member = mayStaff(actor, 'staff') && (await lockStaff(tx, id))
    if (!member) return err({ code: 'not-found' })
    await tx.user.update({ where: { id }, data: { sessionVersion: { increment: 1 } } })
    await recordStaffAction(tx, actor, { action: 'staff.end_sessions', subject: { kind: 'staff', id }, after: { email: member.email } })
    return ok()
  })
}
