import { stripe } from './client'

/** How long a search waits for Stripe, in milliseconds. */
const SEARCH_TIMEOUT_MS = 3_000

/** Returns the id of the payment that a charge (ch_...) belongs to, or null if Stripe knows no such payment or does not respond in time. */
export async function findPaymentOfCharge(chargeId: string): Promise<string | null> {
  try {
    const { payment_intent: payment } = await stripe.charges.retrieve(chargeId, {}, { timeout: SEARCH_TIMEOUT_MS, maxNetworkRetries: 0 })
    return typeof payment === 'string' ? payment : (payment?.id ?? null)
  } catch {
    return null
  }
}
