import type { Tx } from '../db/transaction'

/**
 * What went back of an order's money, or is on its way, without saying for which certificate, minor units: staff refund like that in
 * Stripe's dashboard. It may have been for any of them, so nothing more goes back by itself. A payment that went back whole (one made
 * twice) leaves no such doubt.
 */
export async function perhapsGivenBack(tx: Tx, orderId: string): Promise<number> {
  const charges = await tx.billingRecord.findMany({
    where: { orderId, kind: 'charge', status: 'succeeded' },
    select: { amount: true, refunds: { where: { status: { not: 'failed' } }, select: { amount: true, certificateId: true } } },
  })
  let unnamed = 0
  for (const { amount, refunds } of charges) {
    const sum = (rows: typeof refunds) => rows.reduce((total, row) => total + row.amount, 0)
    if (sum(refunds) < amount) unnamed += sum(refunds.filter(({ certificateId }) => certificateId === null))
  }
  return unnamed
}
