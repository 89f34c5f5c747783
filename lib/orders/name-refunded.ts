import type { Tx } from '../db/transaction'
import type { MailData } from '../email/kinds'

/** The one certificate a refund is for, as its mail names it; nothing where the refund is for no single one. */
export async function nameRefunded(
  tx: Tx,
  { orderId, certificateId }: { orderId: string; certificateId: string | null },
): Promise<MailData<'refund_made'>['certificate']> {
  if (!certificateId) return undefined
  const { domainName, typeCode, type } = await tx.certificate.findUniqueOrThrow({ where: { id: certificateId }, include: { type: true } })
  return { name: type.name, domain: domainName ?? '', among: await tx.certificate.count({ where: { orderId, typeCode } }) }
}
