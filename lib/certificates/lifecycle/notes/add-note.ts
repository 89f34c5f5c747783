import { type Actor, actorName } from '../../../actor'
import { recordStaffAction } from '../../../audit-log/record-staff-action'
import { now } from '../../../clock'
import { inTransaction } from '../../../db/transaction'
import { mayStaff } from '../../../permissions'
import { err, ok, type Result } from '../../../result'
import { ownCertificate } from '../access'
import type { CertificateEventKind } from '../events'

/** Adds a staff note to a certificate's history. Buyers never see it. */
export function addNote(actor: Actor, id: string, { text }: { text: string }): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'certificates') || !(await tx.certificate.count({ where: ownCertificate(actor, id, 'view') })))
      return err({ code: 'not-found' })
    // Doesn't use `note`, because a staff entry written through it counts as a decision and so delays the automatic refund.
    const kind: CertificateEventKind = 'certificate.note'
    await tx.certificateEvent.create({ data: { certificateId: id, at: now(), kind, actor: actorName(actor), detail: { note: text } } })
    await recordStaffAction(tx, actor, { action: 'certificate.note', subject: { kind: 'certificate', id }, after: { note: text } })
    return ok()
  })
}
