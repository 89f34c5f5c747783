import type { Tx } from '../../db/transaction'

/**
 * Whether the money for a certificate went back, or is on its way back: all of its order's, or what was paid for this one.
 * From then on nothing is bought for it.
 */
export async function isRefunded(tx: Tx, { orderId, certificateId }: { orderId: string; certificateId: string }): Promise<boolean> {
  return (await readRefunded(tx, orderId))(certificateId)
}

/** The same for all certificates of an order, read once. */
export async function readRefunded(tx: Tx, orderId: string): Promise<(certificateId: string) => boolean> {
  const records = await tx.billingRecord.findMany({
    where: {
      orderId,
      OR: [
        { kind: 'charge', status: 'succeeded' },
        { kind: 'refund', status: { not: 'failed' } },
      ],
    },
    select: { kind: true, amount: true, certificateId: true },
  })
  const sumOf = (kind: 'charge' | 'refund') => records.reduce((sum, record) => sum + (record.kind === kind ? record.amount : 0), 0)
  const isAllBack = sumOf('refund') > 0 && sumOf('refund') >= sumOf('charge')
  const isBack = (id: string) => records.some((record) => record.kind === 'refund' && record.certificateId === id)
  return (certificateId) => isAllBack || isBack(certificateId)
}
