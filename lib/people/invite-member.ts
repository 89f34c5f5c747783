import { type Actor, actorName } from '../actor'
import { canonicalEmail } from '../canonical-email'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { DAY, earlier, now } from '../clock'
import { inTransaction } from '../db/transaction'
import { languageOf } from '../languages/types'
import { queueMail } from '../outbox/queue-mail'
import type { MemberRole } from '../permissions'
import { err, ok, type Result } from '../result'
import { findOrMakeUser } from '../users/find-or-make-user'
import { openMembership } from './open'
import { lockOwnScope } from './own-scope'
import { MAX_INVITATIONS_A_DAY, MAX_MEMBERS, type Scope } from './schema'

export type InviteRefusal = { code: 'not-found' | 'bad-email' | 'is-owner' | 'already-invited' | 'too-many-members' | 'too-many-today' }

/**
 * Invites someone by email to an account or to one certificate. The email contains no secret: the recipient signs in with that address and
 * accepts, so a forwarded invitation gives no access.
 */
export function inviteMember(
  actor: Actor,
  scope: Scope,
  { email, role }: { email: string; role: MemberRole },
): Promise<Result<{ id: string }, InviteRefusal>> {
  return inTransaction(async (tx) => {
    const own = await lockOwnScope(tx, actor, scope)
    if (!own || actor.kind !== 'client') return err({ code: 'not-found' })
    const address = canonicalEmail(email)
    if (!address) return err({ code: 'bad-email' })
    if (address === own.holder.email) return err({ code: 'is-owner' })
    const at = now()
    const open = await tx.membership.findMany({ where: { ...scope, ...openMembership(at) }, select: { email: true } })
    if (open.some((member) => member.email === address)) return err({ code: 'already-invited' })
    if (open.length >= MAX_MEMBERS) return err({ code: 'too-many-members' })
    const invitedBy = actorName(actor)
    const sent = await tx.membership.count({ where: { invitedBy, invitedAt: { gt: earlier(at, DAY) } } })
    if (sent >= MAX_INVITATIONS_A_DAY) return err({ code: 'too-many-today' })
    const inviter = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true, language: true } })
    await findOrMakeUser(tx, address, languageOf(inviter.language) ?? undefined)
    const { id } = await tx.membership.create({ data: { ...scope, email: address, role, invitedBy, invitedAt: at }, select: { id: true } })
    await queueMail(tx, {
      kind: 'invitation',
      onceKey: `invitation:${id}`,
      to: address,
      ...(own.certificate ? { certificateId: own.certificate.id } : {}),
      data: { by: inviter.email, role, about: own.certificate?.name ?? null },
    })
    await notePeople(tx, own.certificate?.id ?? null, 'certificate.member_invited', actor, { name: address, role })
    return ok({ id })
  })
}
