import { now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { endRefunded } from '../ending/refunded-to-buyer'
import { hold, move, release } from '../lifecycle/transition'
import { tellSent } from '../notify/buyer'
import { closeOperation, type FollowUps, type Outcome } from '../operation/close'
import { nextCheckAt, schedulePoll } from '../validation/schedule'
import { handBack, holdSubmission } from './record-failure'

/** The authority has the request. */
type Submitted = { authorityOrderId?: string | undefined; approverEmail: string; firstPoll: 'now' | 'by-schedule' }

export type SubmissionOutcome = Outcome<Submitted>

/** How long after a submission without a readable answer Enom is first asked what came of it. */
const FIRST_RECONCILIATION_MS = 5_000

/**
 * What follows from the outcome of a submission. One whose money went back is ended instead, unless the authority has it or may have it.
 *
 * | outcome   | the certificate                                                     | next                          |
 * | --------- | ------------------------------------------------------------------- | ----------------------------- |
 * | succeeded | is with the authority; the buyer gets a mail                        | it is polled                  |
 * | refused   | is held until Enom can be used, or goes back to the buyer           | a sweep, or the buyer         |
 * | absent    | is to be sent again                                                 | it is sent again              |
 * | unknown   | outcome unknown: neither sent again nor ended                       | Enom is asked (reconcile.ts)  |
 */
const FOLLOW_UPS: FollowUps<Submitted> = {
  async succeeded(tx, { certificateId: id }, { authorityOrderId, approverEmail, firstPoll }) {
    const at = now()
    const next = firstPoll === 'now' ? at : nextCheckAt(at, at)
    const moved = await move(tx, id, {
      from: ['submission', 'submission:outcome_unknown'],
      // Every authority mails the approver first, so that is what the buyer is told until Enom says otherwise.
      to: 'validation:approval',
      kind: 'certificate.submitted',
      actor: 'system',
      detail: { approverEmail },
      // What Enom said of an earlier submission proves nothing about this one.
      facts: {
        submittedAt: at,
        nextCheckAt: next,
        enomStatusId: null,
        enomStatusText: null,
        ...(authorityOrderId ? { authorityOrderId } : {}),
      },
    })
    if (!moved.ok) return
    await tellSent(tx, id, { eventId: moved.value.eventId, approverEmail })
    await schedulePoll(tx, id, next)
  },
  async refused(tx, { certificateId: id, accountId }, { text, outage, field }, was) {
    const from = was === 'unknown' ? 'submission:outcome_unknown' : 'submission'
    if (await endRefunded(tx, id, { from })) return
    if (outage) await holdSubmission(tx, id, { outage, text, accountId })
    else await handBack(tx, id, { from, text, field })
  },
  async absent(tx, { certificateId: id }) {
    if (await endRefunded(tx, id, { from: 'submission:outcome_unknown' })) return
    const event = { kind: 'certificate.send_repeated', actor: 'system', facts: { unansweredTries: { increment: 1 } } } as const
    const moved = await release(tx, id, { stage: 'submission', holds: ['outcome_unknown'], ...event })
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id })
  },
  async unknown(tx, { id: operationId, certificateId: id }, { text }) {
    log.warn({ operationId, certificateId: id }, 'submission outcome unknown')
    const event = { kind: 'certificate.send_unclear', actor: 'system', facts: { problemText: text } } as const
    await hold(tx, id, { stage: 'submission', hold: 'outcome_unknown', ...event })
    await scheduleReconciliation(tx, id, FIRST_RECONCILIATION_MS)
  },
}

/** Stores what became of a submission, in one step with its certificate. What had an outcome before stays as it is. */
export async function recordOutcome(operationId: string, outcome: SubmissionOutcome): Promise<void> {
  await inTransaction((tx) => closeSubmission(tx, operationId, outcome))
}

/** The same as part of the caller's transaction; false when it had an outcome before. */
export function closeSubmission(tx: Tx, operationId: string, outcome: SubmissionOutcome): Promise<boolean> {
  return closeOperation(tx, operationId, outcome, FOLLOW_UPS)
}

/** Has Enom asked what came of a submission, so many milliseconds from now. */
export function scheduleReconciliation(tx: Tx, certificateId: string, after = FIRST_RECONCILIATION_MS): Promise<void> {
  const runAt = new Date(now().getTime() + after)
  return enqueue(tx, 'certificate.look_up_submission', { certificateId }, { runAt })
}
