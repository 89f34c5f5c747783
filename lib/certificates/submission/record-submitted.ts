import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { move } from '../lifecycle/transition'
import { tellSent } from '../notify/buyer'
import { nextCheckAt, schedulePoll } from '../validation/schedule'

/**
 * Stores that the authority has the request, mails the buyer whom it wrote to, and begins to watch.
 * Every authority mails the approver first, so that is what the buyer is told until Enom says otherwise.
 */
export async function recordSubmitted(
  id: string,
  sent: { authorityOrderId?: string; approverEmail: string; firstLook: 'now' | 'by-rhythm' },
): Promise<void> {
  const at = now()
  const next = sent.firstLook === 'now' ? at : nextCheckAt(at, at)
  await inTransaction(async (tx) => {
    const moved = await move(tx, id, {
      from: ['submission', 'submission:outcome_unknown'],
      to: 'validation:approval',
      kind: 'certificate.submitted',
      actor: 'system',
      detail: { approverEmail: sent.approverEmail },
      // What Enom said of an earlier attempt proves nothing about this one.
      facts: {
        submittedAt: at,
        nextCheckAt: next,
        enomStatusId: null,
        enomStatusText: null,
        ...(sent.authorityOrderId ? { authorityOrderId: sent.authorityOrderId } : {}),
      },
    })
    if (!moved.ok) return
    await tellSent(tx, id, { eventId: moved.value.eventId, approverEmail: sent.approverEmail })
    await schedulePoll(tx, id, next)
  })
}
