import Stripe from 'stripe'
import { now } from '../clock'
import { env } from '../config/env'
import { err, type Result } from '../result'
import { isLive, stripe } from './client'
import { type StoreEventRefusal, storeEvent } from './store-event'

/** Seconds a signature may be old or ahead of our clock. Stripe's verifier bounds the age only. */
const TOLERANCE = 300

export type RecordEventRefusal = { code: 'bad-signature' } | { code: 'wrong-mode' } | { code: 'wrong-account' } | StoreEventRefusal

/**
 * Verifies a webhook delivery on its raw body and stores it, with the job that does what it asks for.
 * `ok` means it may be acknowledged. A delivery seen before is acknowledged again and stored once.
 * An event about a session we do not know (yet) is refused, so that Stripe delivers it again later.
 */
export async function recordEvent(rawBody: string, signature: string | null): Promise<Result<{ stored: boolean }, RecordEventRefusal>> {
  const event = verify(rawBody, signature)
  if (!event) return err({ code: 'bad-signature' })
  if (event.livemode !== isLive) return err({ code: 'wrong-mode' })
  // Only events of accounts connected to ours name an account; their payments are not for this shop.
  if (event.account) return err({ code: 'wrong-account' })
  return storeEvent(event)
}

/** Any of the comma-separated secrets may have signed it: that is how a secret is changed without losing a delivery. */
function verify(rawBody: string, signature: string | null): Stripe.Event | null {
  if (!signature || !isTimely(signature)) return null
  for (const secret of env.STRIPE_WEBHOOK_SECRET.split(',')) {
    try {
      return stripe.webhooks.constructEvent(rawBody, signature, secret.trim(), TOLERANCE, undefined, now().getTime())
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return null
}

/** Of several times in one header this file would read the first and Stripe's library the last: such a header is refused. */
function isTimely(signature: string): boolean {
  const times = signature.split(',').filter((part) => part.trim().split('=')[0]?.trim() === 't')
  const [time = ''] = times
  const sentAt = /^t=(\d{1,12})$/.exec(time)?.[1]
  return times.length === 1 && sentAt !== undefined && Number(sentAt) <= now().getTime() / 1000 + TOLERANCE
}
