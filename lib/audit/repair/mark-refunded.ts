import { type Actor, actorName } from '../../actor'
import { endRefundedByEnom } from '../../certificates/ending/refunded-by-enom'
import { mayMove, placeOf } from '../../certificates/lifecycle/places'
import { err, ok, type Result } from '../../result'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, resolve } from './open-difference'

/**
 * Ends a certificate that Enom has refunded. The buyer's payment is handled separately: the certificate waits for staff until the buyer has
 * been refunded. Refused if the certificate cannot end from its current status, or if that status has changed since the comparison that
 * staff acted on.
 */
export async function markRefunded(actor: Actor, id: string): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['refunded_upstream'])
  if (!difference.ok) return difference
  const { certificateId, detail } = difference.value
  if (!certificateId) return err({ code: 'not-found' })
  return inRepair(async (tx) => {
    const certificate = await tx.certificate.findUniqueOrThrow({ where: { id: certificateId } })
    const from = placeOf(certificate)
    if (from !== detail.place) return err({ code: 'moved-meanwhile' })
    if (!mayMove(from, 'closed:refunded_by_supplier')) return err({ code: 'cannot-end', place: from })
    const moved = await endRefundedByEnom(tx, certificateId, { from, actor: actorName(actor) })
    if (!moved.ok) return err({ code: moved.error })
    await resolve(tx, actor, id, 'refund_marked', { detail: { from } })
    return ok()
  })
}
