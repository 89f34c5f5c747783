import { type Actor, actorName } from '../actor'
import { canonicalEmail } from '../canonical-email'
import { ownCertificate } from '../certificates/lifecycle/access'
import { disputeLock, LOCK_COLUMNS } from '../certificates/lifecycle/dispute-lock'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { isRefunded } from '../certificates/settlement/is-refunded'
import { DAY, earlier, later, now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import { languageOf } from '../languages/types'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'
import { findOrMakeUser } from '../users/find-or-make-user'
import { openTransfer } from './open'
import { INVITATION_LIFETIME_MS, MAX_INVITATIONS_A_DAY } from './schema'

export type OfferRefusal = {
  code: 'not-found' | 'bad-email' | 'is-owner' | 'already-offered' | 'disputed' | 'suspended' | 'refunded' | 'ended' | 'too-many-today'
}

/**
 * Offers a certificate to another account by email. Nothing is moved until the other side accepts. Only the owner's own account can offer
 * it.
 */
export function offerTransfer(actor: Actor, certificateId: string, { email }: { email: string }): Promise<Result<undefined, OfferRefusal>> {
  return inTransaction(async (tx) => {
    if (actor.kind !== 'client') return err({ code: 'not-found' })
    const where = { ...ownCertificate(actor, certificateId, 'people'), userId: actor.userId }
    await tx.$queryRaw`select 1 from "Certificate" where id = ${where.id}::uuid for no key update`
    const certificate = await tx.certificate.findFirst({ where, include: { type: true, user: true, order: { select: LOCK_COLUMNS } } })
    if (!certificate) return err({ code: 'not-found' })
    const toEmail = canonicalEmail(email)
    if (!toEmail) return err({ code: 'bad-email' })
    if (toEmail === certificate.user.email) return err({ code: 'is-owner' })
    const locked = await whyNotMoved(tx, certificate)
    if (locked) return err({ code: locked })
    const at = now()
    if (await tx.transfer.count({ where: { certificateId, ...openTransfer(at) } })) return err({ code: 'already-offered' })
    const offeredBy = actorName(actor)
    const sent = await tx.transfer.count({ where: { offeredBy, offeredAt: { gt: earlier(at, DAY) } } })
    if (sent >= MAX_INVITATIONS_A_DAY) return err({ code: 'too-many-today' })
    await findOrMakeUser(tx, toEmail, languageOf(certificate.user.language) ?? undefined)
    const expiresAt = later(at, INVITATION_LIFETIME_MS)
    const { id } = await tx.transfer.create({
      data: { certificateId, toEmail, offeredBy, offeredAt: at, expiresAt },
      select: { id: true },
    })
    const about = certificate.domainName ?? certificate.type.name
    const data = { by: certificate.user.email, about, endsAt: expiresAt.toISOString() }
    await queueMail(tx, { kind: 'transfer_offered', onceKey: `transfer_offered:${id}`, to: toEmail, certificateId, data })
    await notePeople(tx, certificateId, 'certificate.transfer_offered', actor, { name: toEmail })
    return ok()
  })
}

/** Returns why a certificate can't be transferred now: its payment is disputed or being refunded, staff locked it, or it is closed. */
export async function whyNotMoved(
  tx: Tx,
  certificate: { id: string; stage: string; suspendedAt: Date | null; order: Parameters<typeof disputeLock>[0] },
): Promise<'disputed' | 'suspended' | 'refunded' | 'ended' | null> {
  if (disputeLock(certificate.order)) return 'disputed'
  if (certificate.suspendedAt) return 'suspended'
  if (await isRefunded(tx, certificate.id)) return 'refunded'
  return certificate.stage === 'closed' ? 'ended' : null
}
