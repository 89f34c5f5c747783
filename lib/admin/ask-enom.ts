import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { CertificateDetail } from '../registrar/types'
import { err, ok, type Result } from '../result'

export type AskEnomRefusal =
  | { code: 'not-found' | 'not-bought' | 'nothing-unclear' | 'no-account' }
  | { code: 'enom-refused'; text: string }

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

/** The sentence staff read when Enom could not be asked. */
export function askEnomText(refusal: AskEnomRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such certificate.'
    case 'not-bought':
      return 'This certificate has not been bought at Enom yet, so Enom knows nothing of it.'
    case 'nothing-unclear':
      return 'No purchase of this certificate is unclear any more. Load the page again to see what became of it.'
    case 'no-account':
      return 'There is no Enom account to ask with. Add one in Enom accounts.'
    case 'enom-refused':
      return `Enom could not be asked: ${refusal.text}. Test the connection in Enom accounts.`
  }
}
