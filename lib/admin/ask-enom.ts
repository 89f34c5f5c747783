import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { openRegistrar } from '../registrar/connection/open-registrar'
import { RegistrarError } from '../registrar/errors'
import type { CertificateDetail } from '../registrar/translation/types'
import { err, ok, type Result } from '../result'
import type { AskEnomRefusal } from './messages'

/**
 * `refund`: set if Enom refunded the certificate but it is still active in the shop. Includes the open difference, if there is one, with
 * which staff can end the certificate.
 */
export type EnomAnswer = CertificateDetail & { refund: { differenceId: string | null } | null }

/** Fetches the details of one certificate from Enom. Changes nothing on either side. */
export async function askEnom(actor: Actor, certificateId: string): Promise<Result<EnomAnswer, AskEnomRefusal>> {
  const select = { enomAccountId: true, enomCertId: true, closedReason: true }
  const certificate = mayStaff(actor, 'certificates') && (await db.certificate.findUnique({ where: { id: certificateId }, select }))
  if (!certificate) return err({ code: 'not-found' })
  const { enomAccountId: accountId, enomCertId } = certificate
  if (enomCertId === null) return err({ code: 'not-bought' })
  const registrar = await openRegistrar({ accountId, certificateId })
  if (!registrar) return err({ code: 'no-account' })
  try {
    const detail = await registrar.detail(enomCertId)
    const isEnded = certificate.closedReason?.startsWith('refunded') ?? false
    const isNews = detail.stage === 'refunded' && !isEnded
    return ok({ ...detail, refund: isNews ? { differenceId: await findOpenRefund(certificateId) } : null })
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    return err({ code: 'enom-refused', text: cause.text })
  }
}

async function findOpenRefund(certificateId: string): Promise<string | null> {
  const open = await db.auditDifference.findFirst({
    where: { certificateId, kind: 'refunded_upstream', resolvedAt: null },
    select: { id: true },
  })
  return open?.id ?? null
}
