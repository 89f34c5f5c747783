import type { Tx } from '../db/transaction'

/**
 * Whether the payment for a certificate is disputed at the buyer's bank and staff have not had it bought since. Nothing is bought for it
 * as long as it is.
 */
export async function isDisputed(tx: Tx, { orderId, certificateId }: { orderId: string; certificateId: string }): Promise<boolean> {
  const { disputedAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { disputedAt: true } })
  if (!disputedAt) return false
  const decided = { certificateId, to: 'provisioning', actor: { startsWith: 'staff:' }, at: { gte: disputedAt } } as const
  return (await tx.certificateEvent.findFirst({ where: decided, select: { id: true } })) === null
}
