import type { Language } from '../languages/types'
import type { Money } from '../money'
import { stripe } from './client'

/**
 * How long one attempt may take while a buyer waits; there are at most two. Stripe usually takes less than a second, and a shop that hangs
 * looks broken.
 */
const OPEN_WITHIN_MS = 7_000

export type CheckoutItem = { name: string; detail: string; quantity: number; unitAmount: number }

/**
 * Opens a hosted Checkout session and returns its id and URL. A repeated call with the same `idempotencyKey` and the same input returns the
 * same session (Stripe API: idempotent requests), so a lost response does no harm.
 * @throws Stripe.errors.StripeError
 */
export async function openCheckout(input: {
  idempotencyKey: string
  paymentSessionId: string
  orderId: string
  /** Additional data stored in the session, in case the shop loses the order. */
  told: Record<string, string>
  email: string
  /** The language of the page; null for the browser's. */
  locale: Language | null
  items: readonly CheckoutItem[]
  currency: Money['currency']
  expiresAt: Date
  successUrl: string
  cancelUrl: string
}): Promise<{ stripeSessionId: string; url: string }> {
  const metadata = { order_id: input.orderId, payment_session_id: input.paymentSessionId }
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      ui_mode: 'hosted_page',
      submit_type: 'pay',
      locale: input.locale ?? 'auto',
      billing_address_collection: 'required',
      client_reference_id: input.orderId,
      customer_email: input.email,
      line_items: input.items.map((item) => ({
        quantity: item.quantity,
        price_data: {
          currency: input.currency.toLowerCase(),
          unit_amount: item.unitAmount,
          product_data: { name: item.name, description: item.detail },
        },
      })),
      metadata: { ...metadata, ...input.told },
      payment_intent_data: { metadata },
      expires_at: Math.floor(input.expiresAt.getTime() / 1000),
      success_url: input.successUrl,
      cancel_url: input.cancelUrl,
    },
    { idempotencyKey: input.idempotencyKey, timeout: OPEN_WITHIN_MS },
  )
  if (!session.url) throw new Error(`Stripe returned no URL for session ${session.id}`)
  return { stripeSessionId: session.id, url: session.url }
}

/** Closes a session so that it can no longer be paid. A session that is already closed is left alone. */
export async function closeCheckout(stripeSessionId: string): Promise<void> {
  const { status } = await stripe.checkout.sessions.retrieve(stripeSessionId)
  if (status === 'open') await stripe.checkout.sessions.expire(stripeSessionId)
}
