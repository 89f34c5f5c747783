import type { Actor } from '../../actor'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { isReplacement } from '../lifecycle/begin-issuance'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { isEditable } from '../lifecycle/places'
import { isRefunded } from '../settlement/is-refunded'

const withTypeAndDraft = { type: true, issuance: true, order: { select: LOCK_COLUMNS } } satisfies Prisma.CertificateInclude

/** Why a draft may not be changed. `refunded`: a refund has been sent or is pending. `disputed`: see dispute-lock.ts. */
export type NotEditable = 'not-found' | 'not-editable' | 'refunded' | 'disputed' | 'suspended'

export type EditableCertificate = Prisma.CertificateGetPayload<{ include: typeof withTypeAndDraft }>

/**
 * Locks a certificate until the caller's transaction ends and returns it with its draft, if this actor may change it now. Staff with a
 * suitable role may fill it in for the client. No one may change it once the certificate is disputed or its refund has been sent or is
 * pending.
 */
export async function lockEditable(
  tx: Tx,
  actor: Actor,
  id: string,
  action: 'request' | 'contacts' | 'approver' | 'send' | 'replace',
): Promise<Result<EditableCertificate, NotEditable>> {
  const where = ownCertificate(actor, id, action)
  await tx.$queryRaw`select 1 from "Certificate" where id = ${where.id}::uuid for update`
  const certificate = await tx.certificate.findFirst({ where, include: withTypeAndDraft })
  if (!certificate) return err('not-found')
  // The authority may issue a replacement without the domain owner's approval, so someone with a forwarded link must not be able to begin
  // or fill in a replacement.
  if (actor.kind === 'order' && isReplacement(certificate.issuance)) return err('not-found')
  if (disputeLock(certificate.order)) return err('disputed')
  if (certificate.suspendedAt) return err('suspended')
  if (!isEditable(certificate)) return err('not-editable')
  return (await isRefunded(tx, id)) ? err('refunded') : ok(certificate)
}
