import { stripe } from './client'

export type FoundSession = { stripeSessionId: string; paymentSessionId: string }

/**
 * Yields the sessions that Stripe created for us between two times, newest first, each with the id of our own row from its metadata. They
 * are read page by page, so that the caller can stop early. Waits at most `patience` milliseconds for each page.
 * @throws Stripe.errors.StripeError
 */
export async function* findSessions({ from, to, patience }: { from: Date; to: Date; patience: number }): AsyncGenerator<FoundSession> {
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) }
  const pages = stripe.checkout.sessions.list({ created, limit: 100 }, { timeout: patience, maxNetworkRetries: 0 })
  for await (const { id, metadata } of pages) {
    const paymentSessionId = metadata?.payment_session_id
    if (paymentSessionId) yield { stripeSessionId: id, paymentSessionId }
  }
}
