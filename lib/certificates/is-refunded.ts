import type { Tx } from '../db/transaction'

/** Whether all money of an order went back, or is on its way back: from then on nothing is bought for it. */
export async function isRefunded(tx: Tx, orderId: string): Promise<boolean> {
  const sums = await tx.billingRecord.groupBy({
    by: ['kind'],
    where: {
      orderId,
      OR: [
        { kind: 'charge', status: 'succeeded' },
        { kind: 'refund', status: { not: 'failed' } },
      ],
    },
    _sum: { amount: true },
  })
  const sumOf = (kind: 'charge' | 'refund') => sums.find((sum) => sum.kind === kind)?._sum.amount ?? 0
  return sumOf('refund') > 0 && sumOf('refund') >= sumOf('charge')
}
