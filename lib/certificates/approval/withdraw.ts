import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import type { Stage } from '../../registrar/translation/stages'
import { err, ok, type Result } from '../../result'
import { endRefunded } from '../ending/refunded-to-buyer'
import { move } from '../lifecycle/transition'
import { tellNeedsYou } from '../notify/buyer'
import { schedulePoll } from '../validation/schedule'
import { type AskFailure, ask } from './ask'
import { type BeginRefusal, beginAsking, endAsking } from './begin'
import type { WaitingCertificate } from './waiting'

export type WithdrawRefusal =
  | BeginRefusal
  | { code: 'out-of-reach' | 'enom-refused' | 'withdraw-unclear' | 'approved-meanwhile' | 'moved-meanwhile' }

/**
 * Withdraws a request from the authority so that its buyer can start again; everything they typed is kept. If there is no readable
 * response, or if the certificate's status doesn't allow the withdrawal, the status is read from Enom; nothing is sent twice. If someone
 * approves first, the approval takes precedence.
 */
export async function withdrawRequest(actor: Actor, id: string): Promise<Result<undefined, WithdrawRefusal>> {
  const begun = await beginAsking(actor, id, 'withdraw')
  if (!begun.ok) return begun
  const certificate = begun.value
  const withdrawn = await ask(certificate, (registrar) => registrar.withdraw(certificate.enomCertId))
  if (withdrawn.ok) return startAgain(actor, id)
  if (withdrawn.error === 'unclear' || withdrawn.error === 'elsewhere') return lookUp(actor, certificate, withdrawn.error)
  await inTransaction((tx) => endAsking(tx, id))
  return err({ code: withdrawn.error })
}

const WITH_AUTHORITY: readonly Stage[] = ['processing', 'awaiting_approval']
const APPROVED: readonly Stage[] = ['approved', 'org_validation', 'issued']

async function lookUp(
  actor: Actor,
  certificate: WaitingCertificate,
  failure: Extract<AskFailure, 'unclear' | 'elsewhere'>,
): Promise<Result<undefined, WithdrawRefusal>> {
  const { id, enomCertId } = certificate
  const seen = await ask(certificate, (registrar) => registrar.detail(enomCertId))
  if (!seen.ok) return err({ code: 'withdraw-unclear' })
  const { stage } = seen.value
  if (stage === 'not_configured') return startAgain(actor, id)
  // The certificate stays busy: the outcome of this call is unknown, so nothing else is sent to Enom until the call has certainly ended.
  // The scheduled check then finds the outcome.
  if (failure === 'unclear' && WITH_AUTHORITY.includes(stage)) return err({ code: 'withdraw-unclear' })
  await inTransaction(async (tx) => {
    await endAsking(tx, id)
    await schedulePoll(tx, id, now())
  })
  // For the DigiCert family, Enom still reports "Processing" after the approval, and then refuses the withdrawal because of the status.
  return err({ code: APPROVED.includes(stage) || WITH_AUTHORITY.includes(stage) ? 'approved-meanwhile' : 'moved-meanwhile' })
}

async function startAgain(actor: Actor, id: string): Promise<Result<undefined, WithdrawRefusal>> {
  return inTransaction(async (tx) => {
    await endAsking(tx, id)
    const from = 'validation:approval'
    if (await endRefunded(tx, id, { from, facts: {} })) return ok()
    const moved = await move(tx, id, { from, to: 'setup', kind: 'certificate.withdrawn', actor: actorName(actor) })
    if (!moved.ok) {
      // A check has already recorded the withdrawal.
      const { stage } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { stage: true } })
      return stage === 'setup' ? ok() : err({ code: moved.error })
    }
    await tellNeedsYou(tx, id, { eventId: moved.value.eventId, problem: 'taken-back' })
    await recordStaffAction(tx, actor, { action: 'certificate.withdrawn', subject: { kind: 'certificate', id } })
    return ok()
  })
}
