import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { note } from '../lifecycle/transition'
import { schedulePoll } from '../validation/schedule'
import { ask } from './ask'
import { type BeginRefusal, beginAsking, endAsking, endWithoutMail } from './begin'

export type ResendRefusal = BeginRefusal | { code: 'out-of-reach' | 'enom-refused' | 'no-approval' | 'resend-unclear' }

/**
 * Has the authority resend the approval email, at most every ten minutes and five times a day. An email that may have been sent counts
 * towards this limit.
 */
export async function resendApproval(actor: Actor, id: string): Promise<Result<undefined, ResendRefusal>> {
  const begun = await beginAsking(actor, id, 'resend_approval')
  if (!begun.ok) return begun
  const certificate = begun.value
  const resent = await ask(certificate, (registrar) => registrar.resendApproval(certificate.enomCertId))
  if (resent.ok) {
    await inTransaction(async (tx) => {
      await endAsking(tx, id)
      const approverEmail = certificate.issuance?.approverEmail
      await note(tx, id, {
        kind: 'certificate.approval_resent',
        actor: actorName(actor),
        detail: approverEmail ? { approverEmail } : {},
      })
      await recordStaffAction(tx, actor, { action: 'certificate.approval_resent', subject: { kind: 'certificate', id } })
    })
    return ok()
  }
  if (resent.error === 'unclear') {
    await inTransaction((tx) => endAsking(tx, id))
    return err({ code: 'resend-unclear' })
  }
  await endWithoutMail(certificate)
  if (resent.error !== 'elsewhere') return err({ code: resent.error })
  await inTransaction((tx) => schedulePoll(tx, id, now()))
  return err({ code: 'no-approval' })
}
