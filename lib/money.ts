/** An amount in the currency's minor unit (cents for USD, yen for JPY), always a whole number. */
export type Money = { amount: number; currency: string }

/** The currency of Enom's accounts and prices. */
export const COST_CURRENCY = 'USD'

/** Returns an amount in Enom's currency. */
export function dollars(amount: number): Money {
  return { amount, currency: COST_CURRENCY }
}

// Created only once each, because creating a formatter costs a hundred times as much as formatting.
const FORMATS = new Map<string, { format: Intl.NumberFormat; digits: number }>()

function formatOf(currency: string, locale: string): { format: Intl.NumberFormat; digits: number } {
  const key = `${locale} ${currency}`
  let known = FORMATS.get(key)
  if (!known) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    known = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 }
    FORMATS.set(key, known)
  }
  return known
}

/** Returns the number of decimals of a currency: USD 2, JPY 0, KWD 3. */
export function currencyDigits(currency: string): number {
  return formatOf(currency, 'en-US').digits
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** Returns whether a string is a currency code, such as `USD`. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code)
}

/** Formats an amount for display: `$19.00`. */
export function formatMoney({ amount, currency }: Money, locale = 'en-US'): string {
  const { format, digits } = formatOf(currency, locale)
  return format.format(amount / 10 ** digits)
}

/**
 * Parses a typed or received decimal (`8.95`, `1,234.5`, `-$98.70`) into minor units, without floating point. Returns null if the text is
 * not an amount or has more decimals than the currency.
 */
export function parseDecimal(text: string, currency: string): number | null {
  const match = /^(-?)\$?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const digits = currencyDigits(currency)
  if (/[1-9]/.test(fraction.slice(digits))) return null
  const amount = Number(whole.replaceAll(',', '') + fraction.slice(0, digits).padEnd(digits, '0'))
  if (!Number.isSafeInteger(amount)) return null
  return sign ? 0 - amount : amount
}
