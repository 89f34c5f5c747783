import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { CertificateDetail } from '../registrar/types'
import { err, ok, type Result } from '../result'
import type { AskEnomRefusal } from './messages'

/** Asks Enom how it sees one certificate. Changes nothing here or there. */
export async function askEnom(actor: Actor, certificateId: string): Promise<Result<CertificateDetail, AskEnomRefusal>> {
  const certificate =
    isStaff(actor) && (await db.certificate.findUnique({ where: { id: certificateId }, select: { enomAccountId: true, enomCertId: true } }))
  if (!certificate) return err({ code: 'not-found' })
  const { enomAccountId: accountId, enomCertId } = certificate
  if (enomCertId === null) return err({ code: 'not-bought' })
  const registrar = await openRegistrar({ accountId, certificateId })
  if (!registrar) return err({ code: 'no-account' })
  try {
    return ok(await registrar.detail(enomCertId))
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    return err({ code: 'enom-refused', text: cause.text })
  }
}
