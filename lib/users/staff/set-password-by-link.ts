import { randomUUID } from 'node:crypto'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { endLinks } from '../../links/end-links'
import { peekLink } from '../../links/peek-link'
import { spendLink } from '../../links/spend-link'
import { queueMail } from '../../outbox/queue-mail'
import { err, ok, type Result } from '../../result'
import { passwordFault } from '../change-password'
import { hashPassword, PasswordsBusy } from '../passwords'

export type PasswordByLinkRefusal = { code: 'too-short' | 'too-long' | 'guessable' | 'busy' | 'link-ended' }

/**
 * Sets a staff member's password through an emailed link, which then no longer works. An invitation link first makes them staff. Their
 * existing sessions end. No session is opened: they sign in with the password and their second step. `onJoin` removes their ways to sign in
 * as a client, in the same transaction.
 */
export async function setPasswordByLink({
  token,
  next,
  onJoin,
}: {
  token: string
  next: string
  onJoin: (tx: Tx, userId: string) => Promise<void>
}): Promise<Result<undefined, PasswordByLinkRefusal>> {
  const link = await peekLink(token)
  if (link.state !== 'ok' || (link.purpose !== 'staff_invitation' && link.purpose !== 'staff_password')) return err({ code: 'link-ended' })
  const { email } = await db.link.findUniqueOrThrow({ where: { id: link.id }, select: { email: true } })
  const person = await db.user.findFirst({ where: { email, disabledAt: null }, select: { id: true, email: true, name: true } })
  if (!person) return err({ code: 'link-ended' })
  const fault = passwordFault(next, person)
  if (fault) return err({ code: fault })
  try {
    const passwordHash = await hashPassword(next)
    return await inTransaction((tx) => save(tx, { token, purpose: link.purpose, person, passwordHash, onJoin }))
  } catch (error) {
    if (error instanceof PasswordsBusy) return err({ code: 'busy' })
    throw error
  }
}

type Change = {
  token: string
  purpose: Parameters<typeof spendLink>[2]
  person: { id: string; email: string }
  passwordHash: string
  onJoin: (tx: Tx, userId: string) => Promise<void>
}

async function save(tx: Tx, { token, purpose, person, passwordHash, onJoin }: Change): Promise<Result<undefined, PasswordByLinkRefusal>> {
  const linkId = await spendLink(tx, token, purpose)
  if (!linkId) return err({ code: 'link-ended' })
  const { id, email } = person
  const [invitation] = await tx.staffInvitation.updateManyAndReturn({ where: { linkId, endedAt: null }, data: { endedAt: now() } })
  if (purpose === 'staff_invitation' && !invitation) return err({ code: 'link-ended' })
  const joins = invitation ? { role: 'staff' as const, staffRole: invitation.role } : {}
  const { count } = await tx.user.updateMany({
    where: { id, staffRole: invitation ? null : { not: null } },
    data: { ...joins, passwordHash, sessionVersion: { increment: 1 }, confirmedAt: now() },
  })
  if (!count) return err({ code: 'link-ended' })
  await endLinks(tx, { userId: id, email })
  const data = { event: 'password_set' } as const
  await queueMail(tx, { kind: 'security_notice', onceKey: `security_notice:${randomUUID()}`, to: email, data })
  if (invitation) {
    await onJoin(tx, id)
    const actor = { kind: 'staff', userId: id, role: invitation.role } as const
    await recordStaffAction(tx, actor, { action: 'staff.join', subject: { kind: 'staff', id }, after: { email, role: invitation.role } })
  }
  return ok()
}
