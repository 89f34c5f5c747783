import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff, type StaffRole } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { endInvitations } from './invite-staff'
import { lockStaff } from './lock-staff'
import type { StaffRefusal } from './messages'

/**
 * Changes the role of a member of staff, effective from their next request. The last owner can't be changed. Open invitations sent by
 * someone who is no longer an owner are withdrawn.
 */
export function changeStaffRole(actor: Actor, id: string, role: StaffRole): Promise<Result<undefined, StaffRefusal>> {
  return inTransaction(async (tx) => {
    const member = mayStaff(actor, 'staff') && (await lockStaff(tx, id))
    if (!member) return err({ code: 'not-found' })
    if (member.isLastOwner && role !== 'owner') return err({ code: 'last-owner' })
    await tx.user.update({ where: { id }, data: { staffRole: role } })
    if (role !== 'owner') await endInvitations(tx, { invitedBy: `staff:${id}` })
    const [before, after] = [{ role: member.role }, { role }]
    // When owners change their own role, the audit entry is written under the new role.
    const by = actor.kind === 'staff' && actor.userId === id ? { ...actor, role } : actor
    await recordStaffAction(tx, by, { action: 'staff.change_role', subject: { kind: 'staff', id }, before, after })
    return ok()
  })
}
