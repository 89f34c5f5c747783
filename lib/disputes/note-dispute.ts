import { holdDisputed } from '../certificates/purchase/hold-disputed'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { DISPUTE_EVENTS } from '../orders/events'
import { alertStaff } from '../orders/notify'
import { lockOrder, noteEvent } from '../orders/transition'

/**
 * Writes down that a buyer asked their bank for the money back, and tells staff. From then on nothing more is bought for the order, and
 * nothing of it is refunded by the rule, before a person decides. Any number of times, with one effect: what staff decided since stands.
 */
export async function noteDispute({
  disputeId,
  paymentIntentId,
  dueBy = null,
}: {
  disputeId: string
  paymentIntentId: string
  /** Until when Stripe takes an answer, where it tells. */
  dueBy?: Date | null
}): Promise<void> {
  const charge = await db.billingRecord.findUnique({ where: { stripeId: paymentIntentId }, select: { orderId: true } })
  if (!charge) return
  const { orderId: id } = charge
  await inTransaction(async (tx) => {
    await lockOrder(tx, id)
    const known = { orderId: id, kind: { in: [...DISPUTE_EVENTS] }, detail: { path: ['disputeId'], equals: disputeId } }
    if (await tx.orderEvent.count({ where: known })) return
    const { number, disputeDueBy } = await tx.order.findUniqueOrThrow({ where: { id } })
    await noteEvent(tx, id, { kind: 'order.disputed', actor: 'stripe', detail: { disputeId } })
    await tx.order.update({ where: { id }, data: { disputedAt: now(), disputeDueBy: earliest(disputeDueBy, dueBy) } })
    const held = await holdDisputed(tx, id)
    await alertStaff(tx, id, {
      event: `dispute:${disputeId}`,
      subject: `The payment of order ${number} is disputed`,
      lines: [
        `The buyer asked their bank for the money back. Answer in Stripe before ${dueBy ? `${dayOf(dueBy)}, its deadline` : 'its deadline'}.`,
        'Until it is decided the buyer can neither set up, send nor download a certificate of this order.',
        ...(held ? [`${held} of its certificates had not been bought at Enom yet and will not be before you have it tried again.`] : []),
        'The shop refunds nothing of this order by itself.',
      ],
    })
  })
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
