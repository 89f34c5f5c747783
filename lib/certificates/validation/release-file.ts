import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { move } from '../lifecycle/transition'
import { tellIssued } from '../notify/buyer'

export type ReleaseRefusal = { code: 'not-found' | 'no-file' | 'moved-meanwhile' }

/** Releases a held file to the buyer after staff have checked it. Its faults stay on record. */
export function releaseFile(actor: Actor, id: string): Promise<Result<undefined, ReleaseRefusal>> {
  return inTransaction(async (tx) => {
    const certificate =
      mayStaff(actor, 'certificates') &&
      (await tx.certificate.findFirst({
        where: ownCertificate(actor, id, 'view'),
        include: { files: { orderBy: { id: 'desc' }, take: 1 } },
      }))
    if (!certificate) return err({ code: 'not-found' })
    const [file] = certificate.files
    if (!file) return err({ code: 'no-file' })
    const step = { from: 'validation:file_mismatch', to: 'issued', kind: 'certificate.released', actor: actorName(actor) } as const
    const moved = await move(tx, id, step)
    if (!moved.ok) return err({ code: moved.error })
    await tx.certificateFile.update({ where: { id: file.id }, data: { releasedAt: now() } })
    await tellIssued(tx, id)
    await recordStaffAction(tx, actor, { action: 'certificate.release', subject: { kind: 'certificate', id }, after: { fileId: file.id } })
    return ok()
  })
}
