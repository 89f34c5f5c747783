import { type Actor, actorName } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { err, ok, type Result } from '../../result'
import { placesIn } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { NO_TRIES } from '../operation/tries'
import { checkDraft } from '../setup/draft'
import { lockEditable } from '../setup/editable'
import { recordForClient } from '../setup/record-for-client'

export type SubmissionRefusal = {
  code:
    | 'not-found'
    | 'already-sent'
    | 'refunded'
    | 'disputed'
    | 'suspended'
    | 'not-bought'
    | 'not-agreed'
    /** Staff send the request without stating how the client agreed. */
    | 'agreement-missing'
    | 'request-missing'
    | 'contacts-missing'
    | 'approver-missing'
    | 'moved-meanwhile'
}

/**
 * Sends the request, step 4 of the set-up, which cannot be undone. Checks everything again, closes the draft and enqueues the job that
 * sends it to the authority (submit.ts). Pressing twice sends it only once. Staff may send it only if the client agreed, and must state how
 * (`agreement`).
 */
export async function requestSubmission(
  actor: Actor,
  id: string,
  { agreed, agreement = '' }: { agreed: boolean; agreement?: string },
): Promise<Result<undefined, SubmissionRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'send')
    if (!found.ok) return err({ code: found.error === 'not-editable' ? 'already-sent' : found.error })
    const { type, issuance, enomCertId } = found.value
    const { steps, request } = await checkDraft(issuance, type)
    if (steps.server !== 'done' || !issuance || !request) return err({ code: 'request-missing' })
    if (steps.contacts !== 'done') return err({ code: 'contacts-missing' })
    if (enomCertId === null) return err({ code: 'not-bought' })
    if (steps.approver !== 'done') return err({ code: 'approver-missing' })
    if (!agreed) return err({ code: 'not-agreed' })
    if (actor.kind === 'staff' && !agreement.trim()) return err({ code: 'agreement-missing' })
    await tx.issuance.update({ where: { id: issuance.id }, data: { agreedAt: now() } })
    const moved = await move(tx, id, {
      from: placesIn('setup'),
      to: 'submission',
      kind: 'certificate.send_requested',
      actor: actorName(actor),
      detail: { domainName: request.facts.unicodeName, ...(actor.kind === 'staff' && { agreement: agreement.trim() }) },
      facts: { domainName: request.facts.asciiName, ...NO_TRIES },
    })
    if (!moved.ok) return err({ code: moved.error })
    await enqueue(tx, 'certificate.submit', { certificateId: id })
    await recordForClient(tx, actor, id, { what: 'sent', agreement: agreement.trim() })
    return ok()
  })
}
