import type { Actor } from '../actor'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { openTransfer } from './open'
import { isId } from './schema'

/** Declines a certificate offered to the address that the actor is signed in with. */
export function declineTransfer(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    const person = actor.kind === 'client' && (await tx.user.findUnique({ where: { id: actor.userId }, select: { email: true } }))
    if (!person || !isId(id)) return err({ code: 'not-found' })
    const at = now()
    const [declined] = await tx.transfer.updateManyAndReturn({
      where: { id, toEmail: person.email, ...openTransfer(at) },
      data: { closedAt: at },
      select: { certificateId: true },
    })
    if (!declined) return err({ code: 'not-found' })
    await notePeople(tx, declined.certificateId, 'certificate.transfer_declined', actor)
    return ok()
  })
}
