import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { move } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { openTicket } from '../ticket/open'
import { nextCheckAt, schedulePoll } from '../validation/schedule'

/**
 * Asks staff to request a replacement from Enom by ticket, because Sectigo certificates can't be replaced through the API. The alert
 * contains everything the ticket needs. The certificate is then polled for its new file.
 */
export async function askByTicket(id: string): Promise<void> {
  const { order, domainName, enomCertId, enomOrderId, authorityOrderId, issuance } = await db.certificate.findUniqueOrThrow({
    where: { id },
    include: { issuance: true, order: { select: { number: true } } },
  })
  const at = now()
  const next = nextCheckAt(at, at)
  await inTransaction(async (tx) => {
    const moved = await move(tx, id, {
      from: 'submission',
      to: 'validation:approval',
      kind: 'certificate.replacement_by_ticket',
      actor: 'system',
      facts: { submittedAt: at, nextCheckAt: next, enomStatusId: null, enomStatusText: null },
    })
    if (!moved.ok) return
    await openTicket(tx, id, { kind: 'reissue', cause: moved.value.eventId })
    await alertStaff(tx, id, {
      event: `moved:${moved.value.eventId}`,
      subject: `Ask Enom to replace a certificate in order ${order.number}`,
      lines: [
        'Sectigo certificates can’t be replaced through the API. Open a support ticket at Enom with this text:',
        `Please reissue the certificate for ${domainName ?? 'the domain'} with the new CSR below.`,
        `Enom certificate ${enomCertId}, Enom order ${enomOrderId ?? 'unknown'}, Sectigo order ${authorityOrderId ?? 'unknown'}.`,
        issuance?.csrPem ?? '',
      ],
    })
    await schedulePoll(tx, id, next)
  })
}
