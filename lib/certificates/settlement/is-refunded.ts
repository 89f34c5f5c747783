import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

/** Refunds that make a certificate count as refunded: sent or pending. */
export const GOES_BACK = { status: { in: ['requested', 'sent', 'succeeded'] } } satisfies Prisma.RefundWhereInput

/** Certificates without a sent or pending refund. */
export const NOT_REFUNDED = { allocations: { none: { refund: GOES_BACK } } } satisfies Prisma.CertificateWhereInput

/** Returns whether a certificate has a sent or pending refund. From then on, the certificate is not bought. */
export async function isRefunded(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.refundAllocation.count({ where: { certificateId, refund: GOES_BACK } })) > 0
}
