import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { release } from '../lifecycle/transition'
import { tellSetUp } from '../notify/buyer'
import { enqueueRunsFor } from './queue'

export type ActivateRefusal = { code: 'not-found' | 'moved-meanwhile' | 'disputed-payment' }

/**
 * Activates a paid certificate on behalf of staff: it is queued for purchase at Enom, and the buyer gets the set-up link. Refused while the
 * payment is disputed.
 */
export function activate(actor: Actor, id: string): Promise<Result<undefined, ActivateRefusal>> {
  return inTransaction(async (tx) => {
    const certificate =
      mayStaff(actor, 'certificates') &&
      (await tx.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), include: { order: { include: LOCK_COLUMNS } } }))
    if (!certificate) return err({ code: 'not-found' })
    if (disputeLock(certificate.order)) return err({ code: 'disputed-payment' })
    const step = { stage: 'purchase', holds: ['activation'], kind: 'certificate.activated', actor: actorName(actor) } as const
    const moved = await release(tx, certificate.id, step)
    if (!moved.ok) return err({ code: moved.error })
    await enqueueRunsFor(tx, [certificate.id])
    await tellSetUp(tx, certificate.order, { activation: 'manual' })
    await recordStaffAction(tx, actor, { action: 'certificate.activate', subject: { kind: 'certificate', id } })
    return ok()
  })
}
