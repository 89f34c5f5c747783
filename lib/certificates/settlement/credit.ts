import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

/**
 * Certificates whose price is not used as a credit for another one. The price of a changed certificate counts as used until the new
 * certificate ends; from then on it can be refunded.
 */
export const NOT_CREDITED = {
  OR: [{ changedToId: null }, { changedTo: { stage: 'closed' } }],
} satisfies Prisma.CertificateWhereInput

/** Returns whether the price of a certificate is used as a credit for the one it was exchanged for. */
export async function isCredited(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.certificate.count({ where: { id: certificateId, NOT: NOT_CREDITED } })) > 0
}

/** Returns how much of an order's payment is used as a credit for the certificates that its own were exchanged for, in minor units. */
export async function creditedOf(tx: Tx, orderId: string): Promise<number> {
  const changed = { stage: { not: 'closed' }, changedFrom: { orderId } } satisfies Prisma.CertificateWhereInput
  const { _sum } = await tx.orderItem.aggregate({ where: { certificates: { some: changed } }, _sum: { credit: true } })
  return _sum.credit ?? 0
}

/** Returns what was paid for a certificate in its own order, in minor units. */
export function ownPayment({ unitAmount, credit }: { unitAmount: number; credit: number }): number {
  return unitAmount - credit
}
