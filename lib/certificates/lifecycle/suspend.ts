import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from './access'
import { note } from './transition'

export type SuspendRefusal = { code: 'not-found' | 'reason-missing' | 'moved-meanwhile' }

/**
 * Locks a certificate with a reason that its buyer can read: nothing can be set up, submitted or replaced, and its server links stop
 * working. Its files stay downloadable, and a request that the authority already has continues. A certificate that has not been bought or
 * submitted yet waits.
 */
export function suspend(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<undefined, SuspendRefusal>> {
  const suspendedReason = reason.trim()
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'certificates', 'certificates:write')) return err({ code: 'not-found' })
    if (!suspendedReason) return err({ code: 'reason-missing' })
    const own = ownCertificate(actor, id, 'view')
    const { count } = await tx.certificate.updateMany({
      where: { ...own, suspendedAt: null },
      data: { suspendedAt: now(), suspendedReason },
    })
    if (!count) return err({ code: (await tx.certificate.count({ where: own })) ? 'moved-meanwhile' : 'not-found' })
    await note(tx, id, { kind: 'certificate.suspended', actor: actorName(actor), detail: { reason: suspendedReason } })
    await recordStaffAction(tx, actor, { action: 'certificate.suspend', subject: { kind: 'certificate', id }, after: { suspendedReason } })
    return ok()
  })
}
