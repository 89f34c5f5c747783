import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

/**
 * Certificates whose money is not the credit of another one. What was paid for a certificate that was changed is used as long as the one it
 * was changed to has not ended; from then on it can go back.
 */
export const NOT_CREDITED = {
  OR: [{ changedToId: null }, { changedTo: { stage: 'closed' } }],
} satisfies Prisma.CertificateWhereInput

/** Returns whether what was paid for a certificate is the credit of the one it was changed to. */
export async function isCredited(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.certificate.count({ where: { id: certificateId, NOT: NOT_CREDITED } })) > 0
}

/** Returns how much of an order's money is the credit of certificates that its own were changed to, in minor units. */
export async function creditedOf(tx: Tx, orderId: string): Promise<number> {
  const changed = { stage: { not: 'closed' }, changedFrom: { orderId } } satisfies Prisma.CertificateWhereInput
  const { _sum } = await tx.orderItem.aggregate({ where: { certificates: { some: changed } }, _sum: { credit: true } })
  return _sum.credit ?? 0
}

/** Returns what was paid for a certificate in its own order, in minor units. */
export function ownPayment({ unitAmount, credit }: { unitAmount: number; credit: number }): number {
  return unitAmount - credit
}
