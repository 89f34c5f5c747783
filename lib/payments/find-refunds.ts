import { now } from '../clock'
import { type RefundFacts, toFacts } from './refund'
import { stripe } from './stripe'

/**
 * The refunds Stripe made between two moments, for whomever; null where there are more than `most`, or their list was not read to its end
 * by `until`.
 * @throws Stripe.errors.StripeError
 */
export async function findRefunds({
  from,
  to,
  most,
  until,
}: {
  from: Date
  to: Date
  most: number
  until: Date
}): Promise<RefundFacts[] | null> {
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) }
  const timeout = Math.max(1, until.getTime() - now().getTime())
  const found: RefundFacts[] = []
  for await (const refund of stripe.refunds.list({ created, limit: 100 }, { timeout, maxNetworkRetries: 0 })) {
    if (found.length === most || now() >= until) return null
    found.push(toFacts(refund))
  }
  return found
}
