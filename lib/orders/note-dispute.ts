import { holdDisputed } from '../certificates/hold-disputed'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { alertStaff } from './alert-staff'
import { lockOrder } from './lock-order'
import { noteEvent } from './note-event'

/**
 * Writes down that a buyer asked their bank for the money back, and tells staff. From then on nothing more is bought for the order, and
 * nothing of it is refunded by the rule, before a person decides. Any number of times, with one effect: what staff decided since stands.
 */
export async function noteDispute({ disputeId, paymentIntentId }: { disputeId: string; paymentIntentId: string }): Promise<void> {
  const charge = await db.billingRecord.findUnique({ where: { stripeId: paymentIntentId }, include: { order: true } })
  if (!charge) return
  const { id, number } = charge.order
  await inTransaction(async (tx) => {
    await lockOrder(tx, id)
    const known = { orderId: id, kind: 'order.disputed', detail: { path: ['disputeId'], equals: disputeId } }
    if (await tx.orderEvent.count({ where: known })) return
    await noteEvent(tx, id, { kind: 'order.disputed', actor: 'stripe', detail: { disputeId } })
    await tx.order.update({ where: { id }, data: { disputedAt: now() } })
    const held = await holdDisputed(tx, id)
    await alertStaff(tx, id, {
      event: `dispute:${disputeId}`,
      subject: `The payment of order ${number} is disputed`,
      lines: [
        'The buyer asked their bank for the money back. Answer in Stripe before its deadline.',
        ...(held ? [`${held} of its certificates had not been bought at Enom yet and will not be before you have it tried again.`] : []),
        'The shop refunds nothing of this order by itself.',
      ],
    })
  })
}
