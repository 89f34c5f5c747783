import { z } from 'zod'
import { db } from '../db/client'
import type { StripeEvent } from '../db/generated/client'
import { openDispute } from '../disputes/open-dispute'
import { settleDispute } from '../disputes/settle-dispute'
import { recordRefund } from '../refunds/sending/apply-refund'
import { readDispute } from '../stripe/dispute'
import { readRefund } from '../stripe/refund'
import { markApplied } from '../stripe/stored-events'
import { settlePayment } from './settle-payment'

const disputed = z.object({
  data: z.object({
    object: z.object({
      payment_intent: z.string(),
      evidence_details: z.object({ due_by: z.number().nullish() }).nullish().catch(null),
    }),
  }),
})

/**
 * Applies a stored Stripe event. The event is only a trigger: the object it is about is read from Stripe, so the age, order and number of
 * events make no difference. The event itself is trusted only as proof that a dispute exists: nothing more is bought then, even while
 * Stripe cannot be reached.
 * @throws if Stripe cannot be reached, its response cannot be read, or the session is not known yet; the job is retried.
 */
export async function applyStripeEvent(eventId: string): Promise<void> {
  const event = await db.stripeEvent.findUnique({ where: { id: eventId } })
  if (!event || event.appliedAt) return
  if (event.type.startsWith('checkout.session.')) {
    const settled = await settlePayment(event.objectId)
    if (!settled.ok && settled.error.code === 'unknown-session')
      throw new Error(`event ${eventId} refers to session ${event.objectId}, which is unknown`)
  } else if (event.type.startsWith('refund.')) {
    await recordRefund(await readRefund(event.objectId))
  } else if (event.type.startsWith('charge.dispute.')) {
    await applyDispute(event)
  }
  await markApplied(eventId)
}

async function applyDispute({ type, objectId: disputeId, payload }: StripeEvent): Promise<void> {
  if (type !== 'charge.dispute.closed') {
    const { payment_intent: paymentIntentId, evidence_details } = disputed.parse(payload).data.object
    const dueBy = evidence_details?.due_by ? new Date(evidence_details.due_by * 1000) : null
    await openDispute({ disputeId, paymentIntentId, dueBy })
  }
  await settleDispute(await readDispute(disputeId))
}
