import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

export type ReadAgainRefusal = { code: 'not-found' } | { code: 'already-applied' }

/** Has the worker apply a stored Stripe event now. An event that was already applied is left alone, because it contains nothing new. */
export async function readEventAgain(actor: Actor, id: string): Promise<Result<undefined, ReadAgainRefusal>> {
  if (!mayStaff(actor, 'logs')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const event = await tx.stripeEvent.findUnique({ where: { id }, select: { appliedAt: true } })
    if (!event) return err({ code: 'not-found' })
    if (event.appliedAt) return err({ code: 'already-applied' })
    await enqueue(tx, 'stripe.apply_event', { eventId: id })
    await recordStaffAction(tx, actor, { action: 'event.read_again', subject: { kind: 'event', id } })
    return ok()
  })
}
