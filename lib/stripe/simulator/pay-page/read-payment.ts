import type { Payment } from './pay'

/** Reads the form of the payment page. `problem` is the message for the buyer. */
export function readPayment(form: URLSearchParams): { payment: Payment; problem: string | null } {
  const method = form.get('method') === 'us_bank_account' ? 'us_bank_account' : 'card'
  const field = (name: string) => (form.get(name) ?? '').trim()
  const payment: Payment = {
    method,
    number: field(method === 'card' ? 'card' : 'account').replace(/[\s-]/g, ''),
    name: field('name'),
    country: field('country').toUpperCase(),
    line1: field('line1') || null,
    city: field('city') || null,
    postalCode: field('postal_code') || null,
  }
  return { payment, problem: form.has('answer') ? null : problemOf(payment, field) }
}

function problemOf(payment: Payment, field: (name: string) => string): string | null {
  if (!payment.name) return 'Enter your full name.'
  if (!/^[A-Z]{2}$/.test(payment.country)) return 'Enter the country as two letters.'
  if (payment.method === 'us_bank_account') return /^\d{4,17}$/.test(payment.number) ? null : 'Your account number is incomplete.'
  if (!/^\d{14,19}$/.test(payment.number)) return 'Your card number is incomplete.'
  // Stripe's page adds the slash automatically, so people may type only the digits.
  const expiry = /^(0[1-9]|1[0-2])\s*\/?\s*(\d{2})$/.exec(field('expiry'))
  if (!expiry) return 'Your card’s expiry date is incomplete.'
  if (new Date(2000 + Number(expiry[2]), Number(expiry[1]), 1) <= new Date()) return 'Your card’s expiry date is in the past.'
  return /^\d{3,4}$/.test(field('cvc')) ? null : 'Your card’s security code is incomplete.'
}
