import type Stripe from 'stripe'
import { now } from '../clock'
import { stripe } from './client'

/**
 * Returns Stripe's events of these types between two times, or null if there are more than `most` or the list was not read to its end by
 * `until`. Stripe shows events for thirty days (Stripe API: List all events).
 * @throws Stripe.errors.StripeError
 */
export async function findEvents({
  types,
  from,
  to,
  most,
  until,
}: {
  types: readonly Stripe.Event['type'][]
  from: Date
  to: Date
  most: number
  until: Date
}): Promise<Stripe.Event[] | null> {
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) }
  const timeout = Math.max(1, until.getTime() - now().getTime())
  const found: Stripe.Event[] = []
  for await (const event of stripe.events.list({ types: [...types], created, limit: 100 }, { timeout, maxNetworkRetries: 0 })) {
    if (found.length === most || now() >= until) return null
    found.push(event)
  }
  return found
}
