import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

/** `received`: the amount Enom returned, in minor units of US dollars. */
export type TicketStep = { to: 'sent' } | { to: 'answered'; received: number }

/**
 * Records that staff have sent a ticket to Enom, or records the ticket's result. Nothing else changes a ticket's status. Later checks at
 * Enom detect what Enom did to the certificate.
 */
export function moveTicket(actor: Actor, id: string, step: TicketStep): Promise<Result<undefined, { code: 'not-found' | 'ticket-moved' }>> {
  return inTransaction(async (tx) => {
    const ticket = mayStaff(actor, 'certificates') && (await tx.supplierTicket.findUnique({ where: { id } }))
    if (!ticket) return err({ code: 'not-found' })
    const { count } = await tx.supplierTicket.updateMany({
      where: { id, status: step.to === 'sent' ? 'to_send' : 'sent' },
      data:
        step.to === 'sent'
          ? { status: 'sent', sentAt: now() }
          : { status: 'answered', answeredAt: now(), received: ticket.kind === 'refund' ? step.received : null },
    })
    if (!count) return err({ code: 'ticket-moved' })
    const subject = { kind: 'certificate', id: ticket.certificateId } as const
    await recordStaffAction(tx, actor, { action: `certificate.ticket_${step.to}`, subject, after: { kind: ticket.kind, ...step } })
    return ok()
  })
}
