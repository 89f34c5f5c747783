import { currencyDigits } from '../money'

/** The minimum amount that Stripe charges, in minor units (docs.stripe.com/currencies, minimum charge amounts). */
const STRIPE_LEAST: Readonly<Record<string, number>> = {
  USD: 50,
  AED: 200,
  AUD: 50,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
}

/**
 * Returns the lowest price of a certificate with a coupon, in minor units. If Stripe states no minimum for the currency, it is 100 minor
 * units, or one whole unit if that is more.
 */
export function leastPrice(currency: string): number {
  const digits = currencyDigits(currency)
  return STRIPE_LEAST[currency] ?? (digits === 0 ? 100 : 10 ** digits)
}
