import type { Actor } from '../actor'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { managedBy } from './own-scope'
import { isId, type Scope } from './schema'

/**
 * Ends a membership or withdraws an invitation. An owner can end any membership, and members can end their own. The person who owns an
 * account is not a member of it and can't be removed, so an account or certificate always has an owner.
 */
export function endMembership(actor: Actor, scope: Scope, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (actor.kind !== 'client' || !isId(id)) return err({ code: 'not-found' })
    const [ended] = await tx.membership.updateManyAndReturn({
      where: { AND: [{ id, endedAt: null }, scope, { OR: [{ memberId: actor.userId }, managedBy(actor, scope)] }] },
      data: { endedAt: now() },
      select: { certificateId: true, email: true },
    })
    if (!ended) return err({ code: 'not-found' })
    await notePeople(tx, ended.certificateId, 'certificate.member_ended', actor, { name: ended.email })
    return ok()
  })
}
