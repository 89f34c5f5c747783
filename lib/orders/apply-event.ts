import { z } from 'zod'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { readRefund } from '../payments/refund'
import { alertStaff } from './alert-staff'
import { noteEvent } from './note-event'
import { settlePayment } from './settle-payment'
import { settleRefund } from './settle-refund'

const disputedIntent = z.object({ data: z.object({ object: z.object({ payment_intent: z.string().nullish() }) }) })

/**
 * Does what a stored Stripe event asks for. The event is only a nudge: what it speaks of is read at Stripe, so age, order and number of
 * events make no difference.
 * @throws when Stripe cannot be asked or the session is not known yet; the job is run again.
 */
export async function applyStripeEvent(eventId: string): Promise<void> {
  const event = await db.stripeEvent.findUnique({ where: { id: eventId } })
  if (!event || event.appliedAt) return
  if (event.type.startsWith('checkout.session.')) {
    const settled = await settlePayment(event.objectId)
    if (!settled.ok) throw new Error(`event ${eventId} speaks of session ${event.objectId}, which is not known`)
  } else if (event.type.startsWith('refund.')) {
    await settleRefund(await readRefund(event.objectId))
  } else if (event.type === 'charge.dispute.created') {
    await alertAboutDispute(event.objectId, event.payload)
  }
  await db.stripeEvent.updateMany({ where: { id: eventId }, data: { appliedAt: now() } })
}

async function alertAboutDispute(disputeId: string, payload: unknown): Promise<void> {
  const intentId = disputedIntent.parse(payload).data.object.payment_intent
  const charge = intentId ? await db.billingRecord.findUnique({ where: { stripeId: intentId }, include: { order: true } }) : null
  if (!charge) return
  await inTransaction(async (tx) => {
    await noteEvent(tx, charge.orderId, { kind: 'order.disputed', actor: 'stripe', detail: { disputeId } })
    await alertStaff(tx, charge.orderId, {
      event: `dispute:${disputeId}`,
      subject: `The payment of order ${charge.order.number} is disputed`,
      lines: ['The buyer asked their bank for the money back. Answer in Stripe before its deadline.'],
    })
  })
}
