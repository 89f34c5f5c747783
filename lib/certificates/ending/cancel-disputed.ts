import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import type { ResolveRefusal } from '../lifecycle/access'
import { ownCertificate } from '../lifecycle/access'
import { LOCKED_ORDER } from '../lifecycle/dispute-lock'
import { LEFT_TO_STAFF } from '../lifecycle/holds'
import { heldPlaces } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { recordDecision } from '../settlement/is-disputed'

/**
 * Cancels an unbought certificate whose payment is disputed. Staff do this once the bank has returned the money to the buyer. No money is
 * moved: anything still owed can be refunded separately.
 */
export function cancelDisputed(actor: Actor, id: string): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    const disputed = { AND: [ownCertificate(actor, id, 'view'), { order: LOCKED_ORDER }] }
    const certificate = mayStaff(actor, 'certificates') && (await tx.certificate.findFirst({ where: disputed, select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    const step = {
      from: heldPlaces('purchase', LEFT_TO_STAFF),
      to: 'closed:not_purchased',
      kind: 'certificate.cancelled',
      actor: actorName(actor),
    } as const
    const moved = await move(tx, id, step)
    if (!moved.ok) return err({ code: moved.error })
    await recordDecision(tx, id, { decision: 'cancelled', decidedBy: actorName(actor) })
    await recordStaffAction(tx, actor, { action: 'certificate.cancel_disputed', subject: { kind: 'certificate', id } })
    return ok()
  })
}
