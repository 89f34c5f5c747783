import { inTransaction, type Tx } from '../../db/transaction'
import { log } from '../../log'
import type { FixableField, RegistrarError } from '../../registrar/errors'
import { endRefunded } from '../ending/refunded-to-buyer'
import type { Outage } from '../lifecycle/holds'
import { outageOf } from '../lifecycle/outage'
import { hold, move } from '../lifecycle/transition'
import { tellNeedsYou } from '../notify/buyer'
import { alertOutage } from '../notify/outage'
import { alertStaff } from '../notify/staff'
import { hasOpenSubmission } from '../operation/open'

/**
 * Records why a request could not be sent, before the call was made. The request is held until Enom is available, or goes back to the
 * buyer, who is told what to fix. A refunded certificate is closed. Does nothing while the same request is in flight, because the outcome
 * of that submission decides.
 */
export async function recordFailure(id: string, trouble: RegistrarError | 'no_account', accountId?: string): Promise<void> {
  const cause = trouble === 'no_account' ? { trouble, text: 'There is no Enom account.' } : trouble
  log.warn({ certificateId: id, trouble: cause.trouble }, 'submission failed before it was sent')
  const { text } = cause
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    if ((await hasOpenSubmission(tx, id)) || (await endRefunded(tx, id, { from: 'submission' }))) return
    const outage = trouble === 'no_account' ? trouble : outageOf(trouble)
    if (outage) return holdSubmission(tx, id, { outage, text, accountId })
    return handBack(tx, id, { from: 'submission', text, field: trouble === 'no_account' ? undefined : fieldOf(trouble) })
  })
}

/** Returns the problem the buyer can fix, if Enom named one. */
export function fieldOf({ trouble, field }: Pick<RegistrarError, 'trouble' | 'field'>): FixableField | undefined {
  return trouble === 'fixable' ? field : undefined
}

/** Holds a request until Enom is available. Alerts staff once per outage. */
export async function holdSubmission(
  tx: Tx,
  id: string,
  cause: { outage: Outage; text: string; accountId: string | undefined },
): Promise<void> {
  const moved = await hold(tx, id, {
    stage: 'submission',
    hold: cause.outage,
    kind: 'certificate.send_blocked',
    actor: 'system',
    detail: { outage: cause.outage },
    facts: { problemText: cause.text },
  })
  if (moved.ok) await alertOutage(tx, [id], cause)
}

/** Returns a refused request to the buyer and records what to fix. Alerts staff if the refusal does not name what is wrong. */
export async function handBack(
  tx: Tx,
  id: string,
  { from, text, field }: { from: 'submission' | 'submission:outcome_unknown'; text: string; field: FixableField | undefined },
): Promise<void> {
  const problemCode = field ? (`${field}-refused` as const) : 'authority-refused'
  const moved = await move(tx, id, {
    from,
    to: 'setup:correction_needed',
    kind: 'certificate.needs_fix',
    actor: 'system',
    detail: { problemCode },
    facts: { problemCode, problemText: text },
  })
  if (!moved.ok) return
  // Clear the refused approvers, so that resending requires a new choice.
  if (problemCode === 'approver-refused')
    await tx.issuance.updateMany({ where: { currentOf: { id } }, data: { approverEmail: null, otherApprovers: [] } })
  await tellNeedsYou(tx, id, { eventId: moved.value.eventId, problem: problemCode })
  if (problemCode !== 'authority-refused') return
  await alertStaff(tx, id, {
    event: `moved:${moved.value.eventId}`,
    subject: 'A request was refused by the authority',
    lines: ['Enom or the authority permanently refused a request. We’ve asked the buyer to check it.', text],
  })
}
