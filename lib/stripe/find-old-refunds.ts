import { now } from '../clock'
import { isLive, stripe } from './client'
import type { ToldEvent } from './store-event'

/**
 * Returns, as `refund.created` events, the refunds made between two times whose own events Stripe no longer shows, or null if there are
 * more than `most` or the list was not read to its end by `until`. Stripe shows refunds of any age.
 * @throws Stripe.errors.StripeError
 */
export async function findOldRefunds({
  from,
  to,
  most,
  until,
}: {
  from: Date
  to: Date
  most: number
  until: Date
}): Promise<ToldEvent[] | null> {
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) }
  const timeout = Math.max(1, until.getTime() - now().getTime())
  const found: ToldEvent[] = []
  for await (const refund of stripe.refunds.list({ created, limit: 100 }, { timeout, maxNetworkRetries: 0 })) {
    if (found.length === most || now() >= until) return null
    found.push({ id: `old_${refund.id}`, type: 'refund.created', livemode: isLive, data: { object: refund } })
  }
  return found
}
