import { stripe } from './stripe'

/**
 * The sessions Stripe made between two moments, by the id of our own row in their metadata: Stripe's id of each.
 * @throws Stripe.errors.StripeError
 */
export async function findSessions({ from, to }: { from: Date; to: Date }): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) }
  for await (const session of stripe.checkout.sessions.list({ created, limit: 100 })) {
    const ownId = session.metadata?.payment_session_id
    if (ownId) found.set(ownId, session.id)
  }
  return found
}
