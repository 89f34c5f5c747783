import type { Actor } from '../actor'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { inTransaction } from '../db/transaction'
import type { MemberRole } from '../permissions'
import { err, ok, type Result } from '../result'
import { managedBy } from './own-scope'
import { isId, type Scope } from './schema'

/** Changes the role of a member or of an invited person. */
export function changeRole(actor: Actor, scope: Scope, id: string, role: MemberRole): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (!isId(id)) return err({ code: 'not-found' })
    const [changed] = await tx.membership.updateManyAndReturn({
      where: { AND: [{ id, endedAt: null }, scope, managedBy(actor, scope)] },
      data: { role },
      select: { certificateId: true, email: true },
    })
    if (!changed) return err({ code: 'not-found' })
    await notePeople(tx, changed.certificateId, 'certificate.member_role_changed', actor, { name: changed.email, role })
    return ok()
  })
}
