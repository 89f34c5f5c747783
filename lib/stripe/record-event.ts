import Stripe from 'stripe'
import { now } from '../clock'
import { env } from '../config/env'
import { err, type Result } from '../result'
import { isLive, stripe } from './client'
import { type StoreEventRefusal, storeEvent } from './store-event'

/** How many seconds old, or ahead of our clock, a signature may be. Stripe's verifier only limits the age. */
const TOLERANCE = 300

export type RecordEventRefusal = { code: 'bad-signature' } | { code: 'wrong-mode' } | { code: 'wrong-account' } | StoreEventRefusal

/**
 * Verifies a webhook delivery from its raw body and stores it, with the job that applies it. `ok` means it can be acknowledged. A repeated
 * delivery is acknowledged again but stored once. An event about a session that the shop does not know (yet) is refused, so that Stripe
 * delivers it again later.
 */
export async function recordEvent(rawBody: string, signature: string | null): Promise<Result<{ stored: boolean }, RecordEventRefusal>> {
  const event = verify(rawBody, signature)
  if (!event) return err({ code: 'bad-signature' })
  if (event.livemode !== isLive) return err({ code: 'wrong-mode' })
  // Only events from connected accounts contain an account id. Their payments are not for this shop.
  if (event.account) return err({ code: 'wrong-account' })
  return storeEvent(event)
}

/** Verifies the signature. Any of the comma-separated secrets may have signed it, so a secret can be replaced without losing a delivery. */
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

/**
 * Whether the signature's timestamp is valid and not in the future. A header with several timestamps is refused, because this file would
 * read the first and Stripe's library the last.
 */
function isTimely(signature: string): boolean {
  const times = signature.split(',').filter((part) => part.trim().split('=')[0]?.trim() === 't')
  const [time = ''] = times
  const sentAt = /^t=(\d{1,12})$/.exec(time)?.[1]
  return times.length === 1 && sentAt !== undefined && Number(sentAt) <= now().getTime() / 1000 + TOLERANCE
}
