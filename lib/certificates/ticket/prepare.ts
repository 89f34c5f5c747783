import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { openTicket } from './open'

/**
 * The tickets that staff can prepare themselves. A ticket for a replacement is opened automatically when the replacement's request is sent.
 */
export const PREPARED = ['refund', 'revoke'] as const

export type PrepareTicketRefusal = { code: 'not-found' | 'no-ticket' }

/** Prepares a ticket that asks Enom's support to refund or revoke a certificate. Nothing is sent to Enom. */
export function prepareTicket(
  actor: Actor,
  id: string,
  { kind }: { kind: (typeof PREPARED)[number] },
): Promise<Result<undefined, PrepareTicketRefusal>> {
  return inTransaction(async (tx) => {
    const certificate =
      mayStaff(actor, 'certificates') &&
      (await tx.certificate.findFirst({
        where: ownCertificate(actor, id, 'view'),
        select: { files: { orderBy: { id: 'desc' }, take: 1, select: { serial: true } } },
      }))
    if (!certificate) return err({ code: 'not-found' })
    const cause = kind === 'revoke' ? `${id}:${certificate.files[0]?.serial ?? ''}` : id
    if (!(await openTicket(tx, id, { kind, cause }))) return err({ code: 'no-ticket' })
    await recordStaffAction(tx, actor, { action: `certificate.ticket_${kind}`, subject: { kind: 'certificate', id } })
    return ok()
  })
}
