import Stripe from 'stripe'
import type { Money } from '../money'
import { stripe } from './client'
import { type Payer, payerOf } from './payer'

/** The current state of a session at Stripe, in our terms. */
export type SessionFacts = {
  stripeSessionId: string
  /** The id of our own row, stored in the session when it was opened. */
  paymentSessionId: string | null
  /** `failed`: the buyer completed the page, but the bank refused the payment afterwards. */
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
 * Reads a session from Stripe, or returns null if Stripe has no such session.
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
  // After a delayed payment has failed, its intent waits for another method. The session itself stays `complete` and `unpaid`.
  return intent && (intent.status === 'requires_payment_method' || intent.status === 'canceled') ? 'failed' : 'processing'
}
