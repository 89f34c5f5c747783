import type { Actor } from '../../actor'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { type CertificateAction, waysOf } from '../lifecycle/capabilities'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { isRefunded } from '../settlement/is-refunded'

const shown = { type: true, issuance: true, order: { select: LOCK_COLUMNS } } satisfies Prisma.CertificateInclude

/** A certificate that is waiting for approval. */
export type WaitingCertificate = Prisma.CertificateGetPayload<{ include: typeof shown }> & { enomCertId: number }

/** Why nothing can be requested for a certificate. `not-by-api`: only Enom's support can do this (capabilities.ts). */
export type NotWaiting = 'not-found' | 'disputed' | 'suspended' | 'refunded' | 'no-approval' | 'not-by-api'

/** Locks a certificate until the caller's transaction ends, and returns it if this actor may currently request `action` from Enom. */
export async function lockWaiting(
  tx: Tx,
  actor: Actor,
  id: string,
  action: CertificateAction,
): Promise<Result<WaitingCertificate, NotWaiting>> {
  const where = ownCertificate(actor, id, action === 'resend_approval' ? 'resend' : 'approval')
  await tx.$queryRaw`select 1 from "Certificate" where id = ${where.id}::uuid for update`
  const certificate = await tx.certificate.findFirst({ where, include: shown })
  if (!certificate) return err('not-found')
  if (disputeLock(certificate.order)) return err('disputed')
  if (certificate.suspendedAt) return err('suspended')
  if (await isRefunded(tx, id)) return err('refunded')
  const { enomCertId } = certificate
  const ways = waysOf(certificate)
  if (!ways[action] || enomCertId === null) return err('no-approval')
  return ways[action] === 'api' ? ok({ ...certificate, enomCertId }) : err('not-by-api')
}
