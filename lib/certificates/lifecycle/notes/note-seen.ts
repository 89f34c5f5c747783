import { now } from '../../../clock'
import type { Tx } from '../../../db/transaction'
import type { CertificateEventKind } from '../events'

/**
 * Records in a certificate's history that staff viewed the certificate as its client. Unlike the entries of `note`, this doesn't count as a
 * decision.
 */
export async function noteSeen(tx: Tx, certificateId: string, actor: string): Promise<void> {
  const kind: CertificateEventKind = 'certificate.viewed_as_client'
  await tx.certificateEvent.create({ data: { certificateId, at: now(), kind, actor } })
}
