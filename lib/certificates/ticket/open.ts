import { now } from '../../clock'
import type { TicketKind } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { ticketText } from './text'

/**
 * Opens a ticket for Enom's support in the caller's transaction, once per `cause`, with wording that fits the certificate's current state.
 * Opens no ticket for a certificate that Enom does not have or has refunded. Returns whether one was opened.
 */
export async function openTicket(
  tx: Tx,
  certificateId: string,
  { kind, cause = certificateId }: { kind: TicketKind; cause?: string },
): Promise<boolean> {
  const { type, issuance, files, domainName, ...row } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      enomCertId: true,
      enomOrderId: true,
      authorityOrderId: true,
      closedReason: true,
      domainName: true,
      type: { select: { name: true, brand: true } },
      issuance: { select: { csrPem: true } },
      files: { orderBy: { id: 'desc' }, take: 1, select: { serial: true } },
    },
  })
  if (row.enomCertId === null || row.closedReason === 'refunded_by_supplier') return false
  const text = ticketText({
    ...row,
    kind,
    typeName: type.name,
    brand: type.brand,
    domain: domainName,
    serial: files[0]?.serial ?? null,
    csrPem: issuance?.csrPem ?? null,
  })
  const ticket = { certificateId, kind, onceKey: `${kind}:${cause}`, text, openedAt: now() }
  const { count } = await tx.supplierTicket.createMany({ data: [ticket], skipDuplicates: true })
  return count === 1
}
