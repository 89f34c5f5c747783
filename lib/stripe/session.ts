import Stripe from 'stripe'
import type { Money } from '../money'
import { stripe } from './client'

/** What Stripe says about a session at this moment, in our words. */
export type SessionFacts = {
  stripeSessionId: string
  /** Our own row, as we wrote it into the session when we opened it. */
  paymentSessionId: string | null
  /** `failed`: the buyer finished the page, the bank said no afterwards. */
  outcome: 'open' | 'expired' | 'processing' | 'failed' | 'paid'
  paymentStatus: string
  /** What the session asks for. */
  asked: Money
  /** What Stripe received; null until it is paid. */
  received: Money | null
  paymentIntentId: string | null
}

/**
 * Reads a session at Stripe; null when Stripe knows no such session.
 * @throws Stripe.errors.StripeError when it cannot be read.
 */
export async function readSession(stripeSessionId: string): Promise<SessionFacts | null> {
  const session = await stripe.checkout.sessions.retrieve(stripeSessionId, { expand: ['payment_intent'] }).catch((error: unknown) => {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return null
    throw error
  })
  return session && factsOf(session)
}

/** Maps Stripe's session (with its payment intent expanded) to our words. Pure. */
function factsOf(session: Stripe.Checkout.Session): SessionFacts {
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent
  const currency = (session.currency ?? '').toUpperCase()
  const outcome = outcomeOf(session, intent)
  return {
    stripeSessionId: session.id,
    paymentSessionId: session.metadata?.payment_session_id ?? null,
    outcome,
    paymentStatus: session.payment_status,
    asked: { amount: session.amount_total ?? 0, currency },
    received:
      outcome === 'paid'
        ? { amount: intent?.amount_received ?? session.amount_total ?? 0, currency: (intent?.currency ?? currency).toUpperCase() }
        : null,
    paymentIntentId: intent?.id ?? (typeof session.payment_intent === 'string' ? session.payment_intent : null),
  }
}

function outcomeOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): SessionFacts['outcome'] {
  if (session.payment_status === 'paid' || session.payment_status === 'no_payment_required') return 'paid'
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  // A delayed payment that failed leaves its intent waiting for another method; the session itself stays `complete`, `unpaid`.
  return intent && (intent.status === 'requires_payment_method' || intent.status === 'canceled') ? 'failed' : 'processing'
}
