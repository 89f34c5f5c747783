import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { note } from '../lifecycle/transition'
import { tellApproverChanged } from '../notify/buyer'
import { findApprover } from '../setup/draft'
import { schedulePoll } from '../validation/schedule'
import { ask } from './ask'
import { type BeginRefusal, beginAsking, endAsking, endWithoutMail } from './begin'
import { freshApprovers } from './list-approvers'
import type { WaitingCertificate } from './waiting'

export type ChangeApproverRefusal =
  | BeginRefusal
  | {
      code:
        | 'out-of-reach'
        | 'enom-refused'
        | 'no-approval'
        | 'list-unavailable'
        | 'not-listed'
        | 'same-approver'
        | 'not-changed'
        | 'change-unclear'
    }

/**
 * Has the authority email a different inbox, which must be one that Enom currently lists for the name. If there is no readable response,
 * the current approver is read from Enom; the change is not sent again. The account's owner is notified by email.
 */
export async function changeApprover(actor: Actor, id: string, email: string): Promise<Result<undefined, ChangeApproverRefusal>> {
  const begun = await beginAsking(actor, id, 'change_approver')
  if (!begun.ok) return begun
  const certificate = begun.value
  const allowed = await allowedInbox(certificate, email)
  if (!allowed.ok) {
    await endWithoutMail(certificate)
    return allowed
  }
  const approverEmail = allowed.value
  const { enomCertId } = certificate
  const changed = await ask(certificate, (registrar) => registrar.changeApprover({ enomCertId, approverEmail }))
  if (changed.ok) return record(actor, certificate, approverEmail)
  if (changed.error === 'unclear') return lookUp(actor, certificate, approverEmail)
  await endWithoutMail(certificate)
  if (changed.error !== 'elsewhere') return err({ code: changed.error })
  await inTransaction((tx) => schedulePoll(tx, id, now()))
  return err({ code: 'no-approval' })
}

async function allowedInbox(certificate: WaitingCertificate, email: string): Promise<Result<string, ChangeApproverRefusal>> {
  const listed = await freshApprovers(certificate)
  if (!listed.ok) return err({ code: 'list-unavailable' })
  const inbox = findApprover(listed.value, certificate.domainName ?? '', email)?.email
  if (!inbox) return err({ code: 'not-listed' })
  return isSame(inbox, certificate.issuance?.approverEmail) ? err({ code: 'same-approver' }) : ok(inbox)
}

async function record(actor: Actor, { id, issuanceId }: WaitingCertificate, approverEmail: string): Promise<Result<undefined, never>> {
  await inTransaction(async (tx) => {
    await endAsking(tx, id)
    if (issuanceId) await tx.issuance.update({ where: { id: issuanceId }, data: { approverEmail } })
    const eventId = await note(tx, id, { kind: 'certificate.approver_changed', actor: actorName(actor), detail: { approverEmail } })
    await tellApproverChanged(tx, id, { eventId, approverEmail })
    const subject = { kind: 'certificate', id } as const
    await recordStaffAction(tx, actor, { action: 'certificate.approver_changed', subject, after: { approverEmail } })
  })
  return ok()
}

async function lookUp(
  actor: Actor,
  certificate: WaitingCertificate,
  approverEmail: string,
): Promise<Result<undefined, ChangeApproverRefusal>> {
  const seen = await ask(certificate, (registrar) => registrar.detail(certificate.enomCertId))
  const approver = seen.ok ? seen.value.approverEmail : undefined
  if (isSame(approverEmail, approver)) return record(actor, certificate, approverEmail)
  // The certificate stays busy: the outcome of this call is unknown, so nothing else is sent to Enom until the call has certainly ended.
  return err({ code: approver ? 'not-changed' : 'change-unclear' })
}

function isSame(email: string, other: string | null | undefined): boolean {
  return email.toLowerCase() === other?.toLowerCase()
}
