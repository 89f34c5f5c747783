import { OUTAGES } from '../certificates/lifecycle/holds'
import { troubleWords } from '../certificates/status/place-text'
import { formatMoney, type Money } from '../money'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

const FACT_NAMES: Record<string, string> = {
  enomCertId: 'number at Enom',
  approverEmail: 'approver',
  domainName: 'address',
  problemCode: 'problem',
  stripeId: 'number at Stripe',
  disputeId: 'dispute at Stripe',
  notAfter: 'valid until',
  outage: 'why',
}

/** Amounts in minor units. `from` and `to` are the old and new value of a corrected cost. */
const AMOUNTS = ['cost', 'amount', 'balance', 'from', 'to']

/** Facts that the line already shows or that mean nothing to the reader. */
const LEFT_OUT = ['currency', 'status', 'certificateId']

/**
 * Formats the facts of an event on one line: `reason: paid twice, amount: $19.00`. Amounts are in minor units, in USD unless the event
 * gives a currency. Notes are returned as written.
 */
export function detailText(detail: unknown): string | null {
  if (detail === null || typeof detail !== 'object') return null
  if ('note' in detail) return String(detail.note)
  const currency = 'currency' in detail && typeof detail.currency === 'string' ? detail.currency : 'USD'
  const facts = Object.entries(detail).flatMap(([name, value]) => {
    const text = LEFT_OUT.includes(name) ? null : isMoney(value) ? formatMoney(value) : factText(name, value, currency)
    return text === null ? [] : [`${FACT_NAMES[name] ?? name}: ${text}`]
  })
  return facts.length ? facts.join(', ') : null
}

function isMoney(value: unknown): value is Money {
  return value !== null && typeof value === 'object' && 'amount' in value && 'currency' in value
}

function factText(name: string, value: unknown, currency: string): string | null {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return null
  if (typeof value === 'number' && AMOUNTS.includes(name)) return formatMoney({ amount: value, currency })
  if (name === 'notAfter') return DAY.format(new Date(String(value)))
  const hold = name === 'outage' ? OUTAGES.find((outage) => outage === value) : undefined
  if (hold) return troubleWords(hold).cause.replace(/\.$/, '')
  return String(value)
}
