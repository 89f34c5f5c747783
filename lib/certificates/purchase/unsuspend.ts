import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import type { SuspendRefusal } from '../lifecycle/suspend'
import { note } from '../lifecycle/transition'
import { enqueueRunsFor } from './queue'

/**
 * Ends a suspension. The certificate continues where it left off: if it was waiting to be bought, it is bought now, and if its request was
 * waiting, the request is sent now.
 */
export function unsuspend(actor: Actor, id: string): Promise<Result<undefined, SuspendRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'certificates', 'certificates:write')) return err({ code: 'not-found' })
    const own = ownCertificate(actor, id, 'view')
    const { count } = await tx.certificate.updateMany({
      where: { ...own, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspendedReason: null },
    })
    if (!count) return err({ code: (await tx.certificate.count({ where: own })) ? 'moved-meanwhile' : 'not-found' })
    await note(tx, id, { kind: 'certificate.unsuspended', actor: actorName(actor) })
    await enqueueRunsFor(tx, [id])
    if (await tx.certificate.count({ where: { id, stage: 'submission', hold: null } }))
      await enqueue(tx, 'certificate.submit', { certificateId: id })
    await recordStaffAction(tx, actor, { action: 'certificate.unsuspend', subject: { kind: 'certificate', id } })
    return ok()
  })
}
