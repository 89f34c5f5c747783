import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { endLinks } from '../../links/end-links'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { endInvitations } from './invite-staff'
import { lockStaff } from './lock-staff'
import type { StaffRefusal } from './messages'

/**
 * Removes someone from staff. Their sessions, emailed links and the invitations they sent become invalid immediately. They keep their
 * purchases as a client.
 */
export function removeStaff(actor: Actor, id: string): Promise<Result<undefined, StaffRefusal>> {
  return inTransaction(async (tx) => {
    const member = mayStaff(actor, 'staff') && (await lockStaff(tx, id))
    if (!member) return err({ code: 'not-found' })
    if (actor.kind === 'staff' && actor.userId === id) return err({ code: 'yourself' })
    if (member.isLastOwner) return err({ code: 'last-owner' })
    await tx.user.update({ where: { id }, data: { role: 'client', staffRole: null, sessionVersion: { increment: 1 } } })
    await endLinks(tx, { userId: id, email: member.email })
    await endInvitations(tx, { invitedBy: `staff:${id}` })
    const before = { email: member.email, role: member.role }
    await recordStaffAction(tx, actor, { action: 'staff.remove', subject: { kind: 'staff', id }, before })
    return ok()
  })
}
