import { z } from 'zod'
import { now } from '../clock'
import { db } from '../db/client'
import { readRefund } from '../payments/refund'
import { noteDispute } from './note-dispute'
import { settlePayment } from './settle-payment'
import { settleRefund } from './settle-refund'

const disputed = z.object({ data: z.object({ object: z.object({ payment_intent: z.string().nullish() }) }) })

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
    const paymentIntentId = disputed.parse(event.payload).data.object.payment_intent
    if (paymentIntentId) await noteDispute({ disputeId: event.objectId, paymentIntentId })
  }
  await db.stripeEvent.updateMany({ where: { id: eventId }, data: { appliedAt: now() } })
}
