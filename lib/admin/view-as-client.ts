import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { noteSeen } from '../certificates/lifecycle/notes/note-seen'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'

/**
 * Returns the client who owns a certificate, for a read-only page that shows what the client sees. Records who viewed it in the
 * certificate's history and the audit log. Null for anyone but staff.
 */
export async function viewAsClient(actor: Actor, certificateId: string): Promise<Extract<Actor, { kind: 'client' }> | null> {
  if (!mayStaff(actor, 'certificates')) return null
  return inTransaction(async (tx) => {
    const certificate = await tx.certificate.findUnique({ where: { id: certificateId }, select: { userId: true } })
    if (!certificate) return null
    await noteSeen(tx, certificateId, actorName(actor))
    const subject = { kind: 'certificate', id: certificateId } as const
    await recordStaffAction(tx, actor, { action: 'certificate.view_as_client', subject })
    return { kind: 'client', userId: certificate.userId }
  })
}
