import type { Actor } from '../actor'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { openInvitation } from './open'
import { isId } from './schema'

/** Accepts an invitation. Only the person signed in with the invited address can. Returns the certificate, or null for an account. */
export function acceptInvitation(actor: Actor, id: string): Promise<Result<{ certificateId: string | null }, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    const person = actor.kind === 'client' && (await tx.user.findUnique({ where: { id: actor.userId }, select: { id: true, email: true } }))
    if (!person || !isId(id)) return err({ code: 'not-found' })
    const at = now()
    const [accepted] = await tx.membership.updateManyAndReturn({
      where: { id, email: person.email, ...openInvitation(at) },
      data: { memberId: person.id, acceptedAt: at },
      select: { certificateId: true, role: true },
    })
    if (!accepted) return err({ code: 'not-found' })
    await notePeople(tx, accepted.certificateId, 'certificate.member_joined', actor, { role: accepted.role })
    return ok({ certificateId: accepted.certificateId })
  })
}
