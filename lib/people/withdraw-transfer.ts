import type { Actor } from '../actor'
import { ownCertificate } from '../certificates/lifecycle/access'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { openTransfer } from './open'

/** Withdraws the open offer to transfer a certificate. Any owner of the certificate can do so. */
export function withdrawTransfer(actor: Actor, certificateId: string): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (actor.kind !== 'client') return err({ code: 'not-found' })
    const at = now()
    const { count } = await tx.transfer.updateMany({
      where: { ...openTransfer(at), certificate: ownCertificate(actor, certificateId, 'people') },
      data: { closedAt: at },
    })
    if (!count) return err({ code: 'not-found' })
    await notePeople(tx, certificateId, 'certificate.transfer_withdrawn', actor)
    return ok()
  })
}
