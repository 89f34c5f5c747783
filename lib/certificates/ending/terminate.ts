import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { TERMINABLE } from '../lifecycle/places'
import { move } from '../lifecycle/transition'

export type TerminateRefusal = { code: 'not-found' | 'reason-missing' | 'moved-meanwhile' }

/**
 * Ends a purchased certificate in the shop, with a reason that only staff can read: it can't be set up or replaced, and its server links
 * stop working. Files stay downloadable. Revoking it, cancelling it at Enom and refunding it are separate actions.
 */
export function terminate(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<undefined, TerminateRefusal>> {
  const why = reason.trim()
  return inTransaction(async (tx) => {
    const certificate =
      mayStaff(actor, 'certificates') &&
      (await tx.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    if (!why) return err({ code: 'reason-missing' })
    const moved = await move(tx, id, {
      from: TERMINABLE,
      to: 'closed:terminated',
      kind: 'certificate.terminated',
      actor: actorName(actor),
      detail: { reason: why },
      facts: { suspendedAt: null, suspendedReason: null },
    })
    if (!moved.ok) return err({ code: moved.error })
    await recordStaffAction(tx, actor, { action: 'certificate.terminate', subject: { kind: 'certificate', id }, after: { reason: why } })
    return ok()
  })
}
