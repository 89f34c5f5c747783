import { z } from 'zod'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { enqueue } from '../jobs/enqueue'
import { err, ok, type Result } from '../result'

/** Stripe's events about refunds and disputes. */
export const REFUND_EVENTS = [
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const

/** The events that the shop acts on. All other events from Stripe are acknowledged and dropped. */
export const HANDLED_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  ...REFUND_EVENTS,
] as const

const eventObject = z.object({
  id: z.string(),
  payment_intent: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})

/** The parts of a Stripe event that the shop reads. The rest is stored unchanged. */
export type ToldEvent = { id: string; type: string; livemode: boolean; data: { object: unknown } }

export type StoreEventRefusal = { code: 'unknown-order' }

/**
 * Stores an event known to come from Stripe and queues `stripe.apply_event`, in one transaction. A repeated event is stored once. An event
 * about an object that the shop does not know (yet) is refused.
 */
export async function storeEvent(event: ToldEvent): Promise<Result<{ stored: boolean }, StoreEventRefusal>> {
  if (!HANDLED_EVENTS.some((type) => type === event.type)) return ok({ stored: false })
  const object = eventObject.parse(event.data.object)
  if (!(await isOurs(event.type, object))) return err({ code: 'unknown-order' })
  const { id, type, livemode } = event
  const row = { id, type, objectId: object.id, livemode, payload: JSON.parse(JSON.stringify(event)), receivedAt: now() }
  const stored = await inTransaction(async (tx) => {
    const { count } = await tx.stripeEvent.createMany({ data: [row], skipDuplicates: true })
    if (count) await enqueue(tx, 'stripe.apply_event', { eventId: id })
    await faultPoint('webhook.before_commit')
    return count > 0
  })
  await faultPoint('webhook.after_commit')
  return ok({ stored })
}

async function isOurs(type: string, object: z.infer<typeof eventObject>): Promise<boolean> {
  if (type.startsWith('checkout.session.')) {
    const ownId = z.uuid().safeParse(object.metadata?.payment_session_id)
    const rows = await db.paymentSession.count({
      where: { OR: [{ stripeSessionId: object.id }, ...(ownId.success ? [{ id: ownId.data }] : [])] },
    })
    return rows > 0
  }
  return object.payment_intent
    ? (await db.charge.count({ where: { stripeId: object.payment_intent } })) > 0
    : (await db.refund.count({ where: { stripeId: object.id } })) > 0
}
