import type Stripe from 'stripe'
import { newId } from './created'
import type { Desk } from './desk'

export type Method = 'card' | 'us_bank_account'

/** Returns the payment intent of a session, creating it when the buyer first tries to pay. */
export function intentOf(desk: Desk, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const known = typeof session.payment_intent === 'string' ? desk.store.intents.get(session.payment_intent) : undefined
  if (known) return known
  const id = newId('pi')
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${newId('pm').slice(3)}`,
    confirmation_method: 'automatic',
    created: desk.now(),
    currency: session.currency ?? 'usd',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: session.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card', 'us_bank_account'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  desk.store.intents.put(id, intent)
  desk.store.sessions.put(session.id, { ...session, payment_intent: id })
  desk.emit('payment_intent.created', intent)
  return intent
}

/** Creates the charge of an intent, either paid or failed. */
export function makeCharge(
  desk: Desk,
  intent: Pick<Stripe.PaymentIntent, 'id' | 'amount' | 'currency' | 'metadata'>,
  { method, failure, billing }: { method: Method; failure?: { code: string; message: string }; billing: Stripe.Charge.BillingDetails },
): Stripe.Charge {
  const charge: Stripe.Charge = {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: billing,
    calculated_statement_descriptor: 'KEELMARK',
    captured: !failure,
    created: desk.now(),
    currency: intent.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: !failure,
    payment_intent: intent.id,
    payment_method: newId('pm'),
    payment_method_details: { type: method },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: failure ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
  desk.store.charges.put(charge.id, charge)
  desk.emit(failure ? 'charge.failed' : 'charge.succeeded', charge)
  return charge
}
