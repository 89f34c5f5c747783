import type Stripe from 'stripe'
import { now } from '../clock'
import { stripe } from './client'

/**
 * What happened at Stripe between two moments, of these types; null where more than `most` happened, or the list was not read to its end
 * by `until`. Stripe shows the events of thirty days (Stripe API: List all events).
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
