import Stripe from 'stripe'
import type { Money } from '../money'
import { stripe } from './client'
import { type Payer, payerOf } from './payer'

/** What Stripe currently says about a session, in our terms. */
export type SessionFacts = {
  stripeSessionId: string
  /** Id of our own row, which we stored in the session when we opened it. */
  paymentSessionId: string | null
  /** `failed`: the buyer completed the page, and the bank refused afterwards. */
  outcome: 'open' | 'expired' | 'processing' | 'failed' | 'paid'
  paymentStatus: string
  /** The amount due. */
  asked: Money
  /** The amount Stripe received; null until it is paid. */
  received: Money | null
  paymentIntentId: string | null
  payer: Payer | null
}

/**
 * Reads a session from Stripe; null if Stripe knows no such session.
 * @throws Stripe.errors.StripeError if it cannot be read.
 */
export async function readSession(stripeSessionId: string): Promise<SessionFacts | null> {
  const session = await stripe.checkout.sessions.retrieve(stripeSessionId, { expand: ['payment_intent'] }).catch((error: unknown) => {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return null
    throw error
  })
  return session && factsOf(session)
}

/** Maps Stripe's session (with its payment intent expanded) to our terms. Pure. */
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
    payer: payerOf(session.customer_details),
  }
}

function outcomeOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): SessionFacts['outcome'] {
  if (session.payment_status === 'paid' || session.payment_status === 'no_payment_required') return 'paid'
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  // When a delayed payment has failed, its intent waits for another method. The session itself stays `complete` and `unpaid`.
  return intent && (intent.status === 'requires_payment_method' || intent.status === 'canceled') ? 'failed' : 'processing'
}
