import { now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import type { RegistrarError } from '../../registrar/errors'
import { endRefunded } from '../ending/refunded-to-buyer'
import { blockerOf } from '../lifecycle/blocker'
import { HOLD_OF } from '../lifecycle/holds'
import { type BuyerProblem, buyerProblem } from '../lifecycle/problems'
import type { Blocker } from '../lifecycle/states'
import { hold, move } from '../lifecycle/transition'
import { tellNeedsYou } from '../notify/buyer'
import { alertBlocked } from '../notify/outage'
import { alertStaff } from '../notify/staff'

/** How long after an unclear call Enom is first asked where the certificate stands, and then again; milliseconds. */
const LOOK_AFTER = 5_000

/**
 * Puts a submission aside: blocked until mended, unclear until looked up, or back to the buyer with what to mend. One that was not sent and
 * whose money went back meanwhile is ended.
 */
export async function recordFailure(id: string, trouble: RegistrarError | 'no_account', accountId?: string): Promise<void> {
  log.warn({ certificateId: id, trouble: trouble === 'no_account' ? trouble : trouble.trouble }, 'submission put on hold')
  const text = trouble === 'no_account' ? 'There is no Enom account.' : trouble.text
  await inTransaction(async (tx) => {
    if (trouble !== 'no_account' && trouble.trouble === 'unclear') return markSubmissionUnknown(tx, id, text)
    if (await endRefunded(tx, id, { from: 'submission' })) return
    if (trouble === 'no_account') return block(tx, id, { blocker: trouble, text, accountId })
    const blocker = blockerOf(trouble)
    if (blocker) return block(tx, id, { blocker, text, accountId })
    return handBack(tx, id, { from: 'submission', why: trouble, text })
  })
}

function problemOf({ trouble, field }: Why): BuyerProblem {
  return trouble === 'fixable' && field ? `${field}-refused` : 'authority-refused'
}

async function block(tx: Tx, id: string, cause: { blocker: Blocker; text: string; accountId: string | undefined }): Promise<void> {
  const moved = await hold(tx, id, {
    stage: 'submission',
    hold: HOLD_OF[cause.blocker],
    kind: 'certificate.send_blocked',
    actor: 'system',
    detail: { blocker: cause.blocker },
    facts: { problemText: cause.text },
  })
  if (moved.ok) await alertBlocked(tx, [id], cause)
}

async function markSubmissionUnknown(tx: Tx, id: string, text: string): Promise<void> {
  const facts = { problemText: text }
  const step = { stage: 'submission', hold: 'outcome_unknown', kind: 'certificate.send_unclear', actor: 'system', facts } as const
  const moved = await hold(tx, id, step)
  if (moved.ok) await scheduleReconciliationOfSubmission(tx, id)
}

/** Has Enom asked in a moment where an unclear submission stands. */
export function scheduleReconciliationOfSubmission(tx: Tx, id: string, after = LOOK_AFTER): Promise<void> {
  const runAt = new Date(now().getTime() + after)
  return enqueue(tx, 'certificate.look_up_submission', { certificateId: id }, { runAt })
}

type Why = Pick<RegistrarError, 'trouble' | 'field'>

/** Gives a request that was refused back to the buyer, with what to mend; a no that names nothing is told to staff as well. */
export async function handBack(
  tx: Tx,
  id: string,
  { from, why, text }: { from: 'submission' | 'submission:outcome_unknown'; why: Why; text: string },
): Promise<void> {
  const problemCode = problemOf(why)
  const moved = await move(tx, id, {
    from,
    to: 'setup:correction_needed',
    kind: 'certificate.needs_fix',
    actor: 'system',
    detail: { problemCode },
    facts: { problemCode, problemText: text },
  })
  if (!moved.ok) return
  // The choice that was refused is taken back, so that sending the same again takes a new one.
  if (problemCode === 'approver-refused')
    await tx.configuration.update({ where: { certificateId: id }, data: { approverEmail: null, otherApprovers: [] } })
  const { sentence, action } = buyerProblem(problemCode)
  await tellNeedsYou(tx, id, { eventId: moved.value.eventId, sentence, action })
  if (problemCode !== 'authority-refused') return
  await alertStaff(tx, id, {
    event: moved.value.eventId,
    subject: 'A request was refused by the authority',
    lines: ['Enom or the authority refused a request for good. We’ve asked the buyer to check it.', text],
  })
}
