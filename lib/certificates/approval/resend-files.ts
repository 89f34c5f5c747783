import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { waysOf } from '../lifecycle/capabilities'
import { note } from '../lifecycle/transition'
import { ask } from './ask'

export type ResendFilesRefusal = { code: 'not-found' | 'not-issued' | 'not-by-api' | 'out-of-reach' | 'enom-refused' | 'resend-unclear' }

/** Has the authority resend the issued files to the contacts of a certificate by email. Staff only. */
export async function resendFiles(actor: Actor, id: string): Promise<Result<undefined, ResendFilesRefusal>> {
  const certificate = mayStaff(actor, 'certificates', 'certificates:write')
    ? await db.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), include: { type: true, issuance: true } })
    : null
  if (!certificate) return err({ code: 'not-found' })
  const { resend_files: way } = waysOf(certificate)
  const { enomCertId } = certificate
  if (!way || enomCertId === null) return err({ code: 'not-issued' })
  if (way !== 'api') return err({ code: 'not-by-api' })
  const resent = await ask(certificate, (registrar) => registrar.resendFiles(enomCertId))
  if (!resent.ok)
    return err({ code: resent.error === 'unclear' ? 'resend-unclear' : resent.error === 'elsewhere' ? 'enom-refused' : resent.error })
  return inTransaction(async (tx) => {
    await note(tx, id, { kind: 'certificate.files_resent', actor: actorName(actor) })
    await recordStaffAction(tx, actor, { action: 'certificate.resend_files', subject: { kind: 'certificate', id } })
    return ok()
  })
}
