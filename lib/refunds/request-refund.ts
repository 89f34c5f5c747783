import { randomUUID } from 'node:crypto'
import { now } from '../clock'
import type { BillingRecord } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'

/**
 * Writes the intent to give a charge back and enqueues its sending: all that is left of it, or `only` the price of one certificate.
 * Never more than is left: what was given back already, or is on its way, is taken off first. The caller holds the order's lock.
 * Answers whether a refund was requested.
 */
export async function requestRefund(
  tx: Tx,
  charge: BillingRecord,
  { reason, actor, only }: { reason: string; actor: string; only?: { certificateId: string; amount: number } },
): Promise<boolean> {
  const left = await leftOf(tx, charge)
  const amount = only?.amount ?? left
  if (amount <= 0 || amount > left) return false
  const record = await tx.billingRecord.create({
    data: {
      orderId: charge.orderId,
      kind: 'refund',
      status: 'pending',
      amount,
      currency: charge.currency,
      chargeId: charge.id,
      certificateId: only?.certificateId ?? null,
      idempotencyKey: `refund:${randomUUID()}`,
      reason,
      actor,
      createdAt: now(),
    },
    select: { id: true },
  })
  await enqueue(tx, 'order.send_refund', { billingRecordId: record.id })
  return true
}

/** What of a charge has not been given back, is not on its way back and was not lost to a dispute, minor units. */
export async function leftOf(tx: Tx, charge: { id: string; amount: number }): Promise<number> {
  const chargeId = charge.id
  const given = await tx.billingRecord.aggregate({ where: { chargeId, kind: 'refund', status: { not: 'failed' } }, _sum: { amount: true } })
  const lost = await tx.dispute.aggregate({ where: { chargeId, status: 'lost' }, _sum: { lostAmount: true } })
  return charge.amount - (given._sum.amount ?? 0) - (lost._sum.lostAmount ?? 0)
}
