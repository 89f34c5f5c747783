import type { Actor } from '../actor'
import { LOCK_COLUMNS } from '../certificates/lifecycle/dispute-lock'
import { handOver } from '../certificates/lifecycle/hand-over'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'
import { endAccess } from './end-access'
import { whyNotMoved } from './offer-transfer'
import { openTransfer } from './open'
import { isId } from './schema'

export type AcceptTransferRefusal = { code: 'not-found' | 'disputed' | 'suspended' | 'refunded' | 'ended' }

/**
 * Accepts the transfer of a certificate: it moves to the actor's account. Everyone else's access to it ends, and so do its helper links.
 * The order and its invoice stay with the account that paid. Both sides are notified by email.
 */
export function acceptTransfer(actor: Actor, id: string): Promise<Result<{ certificateId: string }, AcceptTransferRefusal>> {
  return inTransaction(async (tx) => {
    const person = actor.kind === 'client' && (await tx.user.findUnique({ where: { id: actor.userId }, select: { id: true, email: true } }))
    if (!person || !isId(id)) return err({ code: 'not-found' })
    const at = now()
    const where = { id, toEmail: person.email, ...openTransfer(at) }
    const offer = await tx.transfer.findFirst({ where, select: { certificateId: true } })
    if (!offer) return err({ code: 'not-found' })
    const { certificateId } = offer
    await tx.$queryRaw`select 1 from "Certificate" where id = ${certificateId}::uuid for update`
    const certificate = await tx.certificate.findUniqueOrThrow({
      where: { id: certificateId },
      include: { type: true, user: true, order: { select: LOCK_COLUMNS } },
    })
    const locked = await whyNotMoved(tx, certificate)
    if (locked) return err({ code: locked })
    const { count } = await tx.transfer.updateMany({ where, data: { acceptedAt: at } })
    if (!count) return err({ code: 'not-found' })
    await endAccess(tx, [certificateId])
    await notePeople(tx, certificateId, 'certificate.transfer_accepted', actor)
    await handOver(tx, [certificateId], person.id)
    const data = { about: certificate.domainName ?? certificate.type.name, from: certificate.user.email, to: person.email }
    for (const side of ['from', 'to'] as const) {
      await queueMail(tx, {
        kind: 'transfer_done',
        onceKey: `transfer_done:${id}:${side}`,
        to: data[side],
        certificateId,
        data: { ...data, certificateId, isReceiver: side === 'to' },
      })
    }
    return ok({ certificateId })
  })
}
