import { stripe } from './client'

export type FoundSession = { stripeSessionId: string; paymentSessionId: string }

/**
 * The sessions Stripe made for us between two moments, newest first, each with the id of our own row in its metadata. They come page by
 * page, so that the reader may stop; no page is waited for longer than `patience` milliseconds.
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
