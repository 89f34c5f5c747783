import { now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { endRefunded } from '../ending/refunded-to-buyer'
import { hold, move, release } from '../lifecycle/transition'
import { tellSent } from '../notify/buyer'
import { closeOperation, type FollowUps, type Outcome } from '../operation/close'
import { keepProof } from '../validation/keep-proof'
import type { ProofToPublish } from '../validation/proof'
import { nextCheckAt, schedulePoll } from '../validation/schedule'
import { handBack, holdSubmission } from './record-failure'

/** The result of a submission that reached the authority. */
type Submitted = {
  authorityOrderId?: string | undefined
  approverEmail: string
  proof?: ProofToPublish | null
  firstPoll: 'now' | 'by-schedule'
}

export type SubmissionOutcome = Outcome<Submitted>

/** How soon a submission without a readable response is reconciled. */
const FIRST_RECONCILIATION_MS = 5_000

/**
 * The consequences of each outcome of a submission. A refunded certificate is closed instead, unless the authority has or may have the
 * request.
 * - succeeded: the request is with the authority, the buyer gets an email, and we poll.
 * - refused: the request is held until Enom is available (a sweep resumes it), or goes back to the buyer.
 * - absent: the request is sent again.
 * - unknown: the request is neither sent again nor ended. The submission is reconciled (reconcile.ts).
 */
const FOLLOW_UPS: FollowUps<Submitted> = {
  async succeeded(tx, { certificateId: id }, { authorityOrderId, approverEmail, proof, firstPoll }) {
    const issuance = await tx.issuance.findFirst({ where: { currentOf: { id } }, select: { proofMethod: true } })
    const method = issuance?.proofMethod ?? 'email'
    const at = now()
    const next = firstPoll === 'now' ? at : nextCheckAt(at, at)
    const moved = await move(tx, id, {
      from: ['submission', 'submission:outcome_unknown'],
      // Every authority starts by emailing the approver, so the buyer is told that until Enom reports something else.
      to: 'validation:approval',
      kind: 'certificate.submitted',
      actor: 'system',
      detail: method === 'email' ? { approverEmail } : { proofMethod: method },
      // A status from an earlier submission proves nothing about this one.
      facts: {
        submittedAt: at,
        nextCheckAt: next,
        enomStatusId: null,
        enomStatusText: null,
        ...(authorityOrderId ? { authorityOrderId } : {}),
      },
    })
    if (!moved.ok) return
    if (proof) await keepProof(tx, id, proof)
    await tellSent(tx, id, { eventId: moved.value.eventId, approverEmail, method })
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

/** Records the outcome of a submission together with its certificate. Does nothing if an outcome is already recorded. */
export async function recordOutcome(operationId: string, outcome: SubmissionOutcome): Promise<void> {
  await inTransaction((tx) => closeSubmission(tx, operationId, outcome))
}

/** Records the outcome of a submission in the caller's transaction. Returns false if an outcome is already recorded. */
export function closeSubmission(tx: Tx, operationId: string, outcome: SubmissionOutcome): Promise<boolean> {
  return closeOperation(tx, operationId, outcome, FOLLOW_UPS)
}

/** Schedules the reconciliation of a submission in `after` milliseconds. */
export function scheduleReconciliation(tx: Tx, certificateId: string, after = FIRST_RECONCILIATION_MS): Promise<void> {
  const runAt = new Date(now().getTime() + after)
  return enqueue(tx, 'certificate.look_up_submission', { certificateId }, { runAt })
}
