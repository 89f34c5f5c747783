import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

/** Refunds that count: their money went back, or is on its way. */
export const GOES_BACK = { status: { in: ['requested', 'sent', 'succeeded'] } } satisfies Prisma.RefundWhereInput

/** Certificates whose money has not gone back and is not on its way. */
export const NOT_REFUNDED = { allocations: { none: { refund: GOES_BACK } } } satisfies Prisma.CertificateWhereInput

/** Returns whether the money for a certificate went back, or is on its way back. From then on nothing is bought for it. */
export async function isRefunded(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.refundAllocation.count({ where: { certificateId, refund: GOES_BACK } })) > 0
}
