import { randomUUID } from 'node:crypto'
import type { BillingRecord } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'

/**
 * Writes the intent to give a charge back in full and enqueues its sending; a charge that is being given back already is left alone.
 * The caller holds the order's lock. Answers whether a refund was requested.
 */
export async function requestRefund(tx: Tx, charge: BillingRecord, { reason, actor }: { reason: string; actor: string }): Promise<boolean> {
  const given = await tx.billingRecord.aggregate({
    where: { chargeId: charge.id, kind: 'refund', status: { not: 'failed' } },
    _sum: { amount: true },
  })
  const amount = charge.amount - (given._sum.amount ?? 0)
  if (amount <= 0) return false
  const record = await tx.billingRecord.create({
    data: {
      orderId: charge.orderId,
      kind: 'refund',
      status: 'pending',
      amount,
      currency: charge.currency,
      chargeId: charge.id,
      idempotencyKey: `refund:${randomUUID()}`,
      reason,
      actor,
    },
    select: { id: true },
  })
  await enqueue(tx, 'order.send_refund', { billingRecordId: record.id }, { key: `refund:${record.id}` })
  return true
}
