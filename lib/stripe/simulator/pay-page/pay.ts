import type Stripe from 'stripe'
import type { Desk } from '../desk'
import { intentOf, type Method, makeCharge } from '../intents'
import { getSession } from '../sessions'

/** The buyer's input on the payment page. */
export type Payment = {
  method: Method
  /** Digits only: the card number, or the account number of a bank debit. */
  number: string
  name: string
  country: string
  line1: string | null
  city: string | null
  postalCode: string | null
}

export type PayOutcome =
  | { kind: 'done'; url: string }
  /** The bank wants to authenticate the buyer first. */
  | { kind: 'authenticate' }
  | { kind: 'declined'; message: string }

/** Stripe's test cards (Stripe docs: testing) that the page accepts. Any other number is declined because it is not a test card. */
export const CARDS = {
  '4242424242424242': { says: 'is accepted' },
  '5555555555554444': { says: 'is accepted (Mastercard)' },
  '4000002500003155': { says: 'asks for authentication', authenticate: true },
  '4000000000000002': { says: 'is declined', decline: { code: 'card_declined', message: 'Your card was declined. Try another card.' } },
  '4000000000009995': {
    says: 'has insufficient funds',
    decline: { code: 'card_declined', message: 'Your card has insufficient funds. Try another card.' },
  },
} as const satisfies Record<string, { says: string; authenticate?: true; decline?: { code: string; message: string } }>

/** Test accounts for bank debits, and the outcome of each once the payment is processing. */
export const ACCOUNTS = {
  '000123456789': { says: 'processing, then succeeds', outcome: 'succeed' },
  '000111111116': { says: 'processing, then fails', outcome: 'fail' },
  '000999999991': { says: 'processing until the operator decides', outcome: 'wait' },
} as const satisfies Record<string, { says: string; outcome: 'succeed' | 'fail' | 'wait' }>

/** Pays an open session, like the button on the payment page. */
export function pay(desk: Desk, sessionId: string, payment: Payment): PayOutcome {
  const session = getSession(desk, sessionId)
  if (session.status !== 'open') return { kind: 'declined', message: 'This payment page is closed.' }
  if (payment.method === 'us_bank_account') return payByBank(desk, session, payment)
  const card = Object.entries(CARDS).find(([number]) => number === payment.number)?.[1]
  if (!card) return { kind: 'declined', message: 'This card number is not one of the test cards.' }
  if ('decline' in card) return decline(desk, session, payment, card.decline)
  if ('authenticate' in card) {
    const intent = intentOf(desk, session)
    desk.store.intents.put(intent.id, { ...intent, status: 'requires_action', next_action: { type: 'use_stripe_sdk' } })
    return { kind: 'authenticate' }
  }
  return succeed(desk, session, payment)
}

/** Applies the outcome of the buyer's authentication with the bank. */
export function answerBank(desk: Desk, sessionId: string, completed: boolean, payment: Payment): PayOutcome {
  const session = getSession(desk, sessionId)
  if (session.status !== 'open') return { kind: 'declined', message: 'This payment page is closed.' }
  if (completed) return succeed(desk, session, payment)
  return decline(desk, session, payment, {
    code: 'payment_intent_authentication_failure',
    message: 'We are unable to authenticate your payment method. Choose a different payment method and try again.',
  })
}

/** Settles a pending bank debit, which then succeeds or fails. */
export function settleBankDebit(desk: Desk, sessionId: string, succeeds: boolean): boolean {
  const session = desk.store.sessions.get(sessionId)
  const intent = session && intentOf(desk, session)
  if (!session || intent?.status !== 'processing') return false
  const billing = billingOf(session)
  if (succeeds) {
    const charge = makeCharge(desk, intent, { method: 'us_bank_account', billing })
    finishIntent(desk, intent, charge)
    const paid: Stripe.Checkout.Session = { ...session, payment_status: 'paid' }
    desk.store.sessions.put(session.id, paid)
    desk.emit('checkout.session.async_payment_succeeded', paid)
    return true
  }
  failIntent(desk, intent, 'us_bank_account', billing, { code: 'debit_not_authorized', message: 'The bank did not make the payment.' })
  desk.emit('checkout.session.async_payment_failed', session)
  return true
}

/** Settles the bank debits that are due. */
export function settleDueBankDebits(desk: Desk): void {
  for (const debit of desk.store.bankDebits.list()) {
    if (debit.outcome !== 'wait' && debit.at <= desk.now()) settleBankDebit(desk, debit.sessionId, debit.outcome === 'succeed')
  }
}

function payByBank(desk: Desk, session: Stripe.Checkout.Session, payment: Payment): PayOutcome {
  const account = Object.entries(ACCOUNTS).find(([number]) => number === payment.number)?.[1]
  if (!account) return { kind: 'declined', message: 'This account number is not one of the test accounts.' }
  const intent: Stripe.PaymentIntent = {
    ...intentOf(desk, session),
    status: 'processing',
    processing: { type: 'card' },
    last_payment_error: null,
  }
  desk.store.intents.put(intent.id, intent)
  desk.emit('payment_intent.processing', intent)
  desk.store.bankDebits.put(session.id, { sessionId: session.id, outcome: account.outcome, at: desk.now() + desk.bankDebitSeconds })
  return complete(desk, session, intent, payment, 'unpaid')
}

function succeed(desk: Desk, session: Stripe.Checkout.Session, payment: Payment): PayOutcome {
  const intent = intentOf(desk, session)
  const charge = makeCharge(desk, intent, { method: payment.method, billing: billingOf(session, payment) })
  return complete(desk, session, finishIntent(desk, intent, charge), payment, 'paid')
}

function complete(
  desk: Desk,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payment: Payment,
  payment_status: 'paid' | 'unpaid',
): PayOutcome {
  const done: Stripe.Checkout.Session = {
    ...session,
    payment_intent: intent.id,
    payment_status,
    status: 'complete',
    url: null,
    customer_details: {
      address: {
        city: payment.city,
        country: payment.country,
        line1: payment.line1,
        line2: null,
        postal_code: payment.postalCode,
        state: null,
      },
      business_name: null,
      email: session.customer_email,
      individual_name: payment.name,
      name: payment.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  }
  desk.store.sessions.put(session.id, done)
  desk.emit('checkout.session.completed', done)
  return { kind: 'done', url: (session.success_url ?? desk.publicUrl).replaceAll('{CHECKOUT_SESSION_ID}', session.id) }
}

function decline(desk: Desk, session: Stripe.Checkout.Session, payment: Payment, failure: { code: string; message: string }): PayOutcome {
  failIntent(desk, intentOf(desk, session), payment.method, billingOf(session, payment), failure)
  return { kind: 'declined', message: failure.message }
}

function finishIntent(desk: Desk, intent: Stripe.PaymentIntent, charge: Stripe.Charge): Stripe.PaymentIntent {
  const done: Stripe.PaymentIntent = {
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
    processing: null,
    payment_method: charge.payment_method,
  }
  desk.store.intents.put(done.id, done)
  desk.emit('payment_intent.succeeded', done)
  return done
}

function failIntent(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Method,
  billing: Stripe.Charge.BillingDetails,
  failure: { code: string; message: string },
): void {
  const charge = makeCharge(desk, intent, { method, failure, billing })
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    latest_charge: charge.id,
    next_action: null,
    processing: null,
    last_payment_error: { type: 'card_error', charge: charge.id, code: failure.code, message: failure.message },
  }
  desk.store.intents.put(failed.id, failed)
  desk.emit('payment_intent.payment_failed', failed)
}

function billingOf(session: Stripe.Checkout.Session, payment?: Payment): Stripe.Charge.BillingDetails {
  return {
    address: { city: null, country: payment?.country ?? null, line1: null, line2: null, postal_code: null, state: null },
    email: session.customer_email,
    name: payment?.name ?? session.customer_details?.name ?? null,
    phone: null,
    tax_id: null,
  }
}
