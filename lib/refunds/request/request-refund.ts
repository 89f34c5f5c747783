import { randomUUID } from 'node:crypto'
import { now } from '../../clock'
import type { Charge } from '../../db/generated/client'
import type { RefundCause } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { allocate, type RefundOf } from '../allocation/allocate'
import { leftOf } from '../left-of'

type RequestedOf = Extract<RefundOf, string> | { certificateId: string; price: number } | { part: number }

/**
 * Records the intent to refund a charge and queues the job that sends the refund. The amount is all that is left of the charge, the price
 * of the one certificate it is for, or a part that is for no certificate. Money paid with account credit is returned to the credit; with
 * `toCredit`, so is money paid in another way. The refund is never more than what is left: amounts already refunded or being refunded are
 * deducted first. The caller holds the order's lock. Returns whether a refund was requested.
 */
export async function requestRefund(
  tx: Tx,
  charge: Charge,
  {
    of,
    cause,
    reason,
    actor,
    toCredit = false,
  }: { of: RequestedOf; cause: Exclude<RefundCause, 'dashboard'>; reason: string; actor: string; toCredit?: boolean },
): Promise<boolean> {
  const left = await leftOf(tx, charge)
  const amount = typeof of === 'string' ? left : 'part' in of ? of.part : of.price
  if (amount <= 0 || amount > left) return false
  const refund = await tx.refund.create({
    data: {
      orderId: charge.orderId,
      chargeId: charge.id,
      cause,
      amount,
      currency: charge.currency,
      toCredit: toCredit || charge.paidBy === 'account_credit',
      idempotencyKey: `refund:${randomUUID()}`,
      reason,
      actor,
      createdAt: now(),
    },
  })
  if (typeof of === 'string' || 'certificateId' in of) await allocate(tx, refund, of)
  // Money that did not come through Stripe is paid back by staff, see record-by-hand.ts.
  if (charge.stripeId || refund.toCredit) await enqueue(tx, 'order.send_refund', { refundId: refund.id })
  return true
}
