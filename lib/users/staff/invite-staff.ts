import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { canonicalEmail } from '../../canonical-email'
import { DAY, earlier, later, now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { LINK_LIFETIME, requestLink } from '../../links/request-link'
import { endLinksById } from '../../links/spend-link'
import { queueMail } from '../../outbox/queue-mail'
import { mayStaff, type StaffRole } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { findOrMakeUser } from '../find-or-make-user'
import type { StaffRefusal } from './messages'

const MAX_INVITATIONS_A_DAY = 20

/** Invites someone to the back office by email. An earlier invitation to the same address is withdrawn. */
export function inviteStaff(actor: Actor, input: { email: string; role: StaffRole }): Promise<Result<undefined, StaffRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'staff') || actor.kind !== 'staff') return err({ code: 'not-found' })
    const email = canonicalEmail(input.email)
    if (!email) return err({ code: 'bad-email' })
    const at = now()
    const invitedBy = actorName(actor)
    const sent = await tx.staffInvitation.count({ where: { invitedBy, invitedAt: { gt: earlier(at, DAY) } } })
    if (sent >= MAX_INVITATIONS_A_DAY) return err({ code: 'too-many-today' })
    await findOrMakeUser(tx, email)
    const { staffRole } = await tx.user.findUniqueOrThrow({ where: { email }, select: { staffRole: true } })
    if (staffRole) return err({ code: 'already-staff' })
    await endInvitations(tx, { email })
    const linkId = await requestLink(tx, { purpose: 'staff_invitation', email })
    const expiresAt = later(at, LINK_LIFETIME.staff_invitation)
    await tx.staffInvitation.create({ data: { email, role: input.role, linkId, invitedBy, invitedAt: at, expiresAt } })
    const { email: by } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } })
    await queueMail(tx, {
      kind: 'staff_invitation',
      onceKey: `staff_invitation:${linkId}`,
      to: email,
      data: { linkId, by, role: input.role },
    })
    await recordStaffAction(tx, actor, { action: 'staff.invite', subject: { kind: 'staff' }, after: { email, role: input.role } })
    return ok()
  })
}

/** Withdraws an invitation. Its link stops working. */
export function withdrawInvitation(actor: Actor, id: string): Promise<Result<undefined, StaffRefusal>> {
  return inTransaction(async (tx) => {
    const [ended] = mayStaff(actor, 'staff') ? await endInvitations(tx, { id }) : []
    if (!ended) return err({ code: 'not-found' })
    await recordStaffAction(tx, actor, { action: 'staff.withdraw_invitation', subject: { kind: 'staff' }, before: { email: ended.email } })
    return ok()
  })
}

/** Withdraws the open invitations to an address, those from one sender, or a single one, and invalidates their links. */
export async function endInvitations(tx: Tx, which: { id: string } | { email: string } | { invitedBy: string }) {
  const ended = await tx.staffInvitation.updateManyAndReturn({ where: { ...which, endedAt: null }, data: { endedAt: now() } })
  await endLinksById(
    tx,
    ended.map(({ linkId }) => linkId),
  )
  return ended
}
