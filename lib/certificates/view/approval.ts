import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { ProofMethod } from '../../db/generated/client'
import { MAX_MAILS_A_DAY, mailLimit } from '../approval/mail-limit'
import { ownCertificate } from '../lifecycle/access'
import { type CertificateAction, type Way, waysOf } from '../lifecycle/capabilities'
import { type ProofToPublish, readProof } from '../validation/proof'

/** The options for someone whose approval email did not arrive. */
export type ApprovalView = {
  ways: Partial<Record<CertificateAction, Way>>
  /** When the email was last requested again, or requested for another inbox. */
  lastAskedAt: Date | null
  /** How many approval emails were requested in the last 24 hours, and how many are allowed. */
  sent: number
  limit: number
  /** When the next approval email may be requested; null means now. */
  nextAt: Date | null
  /** How control of the domain is proved, and what to publish for it, once that is known. */
  proofMethod: ProofMethod
  proof: ProofToPublish | null
  /** When the certificate began to wait for approval. */
  since: Date
}

/** Returns what can be done about an approval email, or null if the actor may not see the certificate. */
export async function getApproval(actor: Actor, id: string): Promise<ApprovalView | null> {
  const row = await db.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), include: { type: true, issuance: true } })
  if (!row) return null
  const { approvalMails } = row
  return {
    ways: row.suspendedAt ? {} : waysOf(row),
    lastAskedAt: approvalMails.at(-1) ?? null,
    limit: MAX_MAILS_A_DAY,
    proofMethod: row.issuance?.proofMethod ?? 'email',
    proof: readProof(row.issuance?.proof),
    since: row.statusSince,
    ...mailLimit(approvalMails, now()),
  }
}
