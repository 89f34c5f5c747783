import Stripe from 'stripe'
import { z } from 'zod'
import { now } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { enqueue } from '../jobs/enqueue'
import { err, ok, type Result } from '../result'
import { isLive, stripe } from './stripe'

/** What the shop acts on. Everything else Stripe sends is acknowledged and dropped. */
const HANDLED = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
] as const

/** Seconds a signature may be old or ahead of our clock. Stripe's verifier bounds the age only. */
const TOLERANCE = 300

const eventObject = z.object({
  id: z.string(),
  payment_intent: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})

export type RecordEventRefusal = { code: 'bad-signature' } | { code: 'wrong-mode' } | { code: 'wrong-account' } | { code: 'unknown-order' }

/**
 * Verifies a webhook delivery on its raw body, stores it and enqueues `stripe.apply_event`, in one transaction.
 * `ok` means it may be acknowledged. A delivery seen before is acknowledged again and stored once.
 * An event about a session we do not know (yet) is refused, so that Stripe delivers it again later.
 */
export async function recordEvent(rawBody: string, signature: string | null): Promise<Result<{ stored: boolean }, RecordEventRefusal>> {
  const event = verify(rawBody, signature)
  if (!event) return err({ code: 'bad-signature' })
  if (event.livemode !== isLive) return err({ code: 'wrong-mode' })
  // Only events of accounts connected to ours name an account; their payments are not for this shop.
  if (event.account) return err({ code: 'wrong-account' })
  if (!HANDLED.some((type) => type === event.type)) return ok({ stored: false })
  const object = eventObject.parse(event.data.object)
  if (!(await isOurs(event.type, object))) return err({ code: 'unknown-order' })

  const stored = await inTransaction(async (tx) => {
    const { count } = await tx.stripeEvent.createMany({
      data: [
        { id: event.id, type: event.type, objectId: object.id, livemode: event.livemode, payload: JSON.parse(rawBody), receivedAt: now() },
      ],
      skipDuplicates: true,
    })
    if (count) await enqueue(tx, 'stripe.apply_event', { eventId: event.id })
    await faultPoint('webhook.before_commit')
    return count > 0
  })
  await faultPoint('webhook.after_commit')
  return ok({ stored })
}

/** Any of the comma-separated secrets may have signed it: that is how a secret is changed without losing a delivery. */
function verify(rawBody: string, signature: string | null): Stripe.Event | null {
  const sentAt = Number(/(?:^|,)t=(\d+)/.exec(signature ?? '')?.[1])
  if (!signature || !(sentAt <= now().getTime() / 1000 + TOLERANCE)) return null
  for (const secret of env.STRIPE_WEBHOOK_SECRET.split(',')) {
    try {
      return stripe.webhooks.constructEvent(rawBody, signature, secret.trim(), TOLERANCE, undefined, now().getTime())
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return null
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
    ? (await db.billingRecord.count({ where: { stripeId: object.payment_intent } })) > 0
    : (await db.billingRecord.count({ where: { stripeId: object.id } })) > 0
}
