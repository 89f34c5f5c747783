import type { Tx } from '../db/transaction'

/** Without the refund with this id; only what was learned since this moment. */
type Limits = { beside?: string; since?: Date | undefined }

/**
 * What went back of an order's money in Stripe's dashboard, or is on its way, minor units. It does not say for which certificate and may
 * have been for any of them, so nothing more goes back by itself. A payment that went back whole (one made twice) leaves no such doubt.
 */
export async function perhapsGivenBack(tx: Tx, orderId: string, { beside, since = new Date(0) }: Limits = {}): Promise<number> {
  const charges = await tx.billingRecord.findMany({
    where: { orderId, kind: 'charge', status: 'succeeded' },
    select: { amount: true, refunds: { where: { status: { not: 'failed' }, ...(beside ? { id: { not: beside } } : {}) } } },
  })
  let unnamed = 0
  for (const { amount, refunds } of charges) {
    const sum = (rows: typeof refunds) => rows.reduce((total, row) => total + row.amount, 0)
    if (sum(refunds) < amount) unnamed += sum(refunds.filter(({ actor, createdAt }) => actor === 'stripe' && createdAt >= since))
  }
  return unnamed
}
