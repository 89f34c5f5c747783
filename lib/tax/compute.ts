import type { PriceMode, Taxed } from './types'

const WHOLE = 10_000

/**
 * Returns what is paid for one piece at a catalogue price. `plus`: the tax comes on top. `including`: the price stays, and the tax is a part of
 * it. Half a minor unit is rounded up.
 */
export function withTax(amount: number, { mode, rate }: { mode: PriceMode; rate: number }): Taxed {
  const tax = mode === 'plus' ? share(amount, rate, WHOLE) : share(amount, rate, WHOLE + rate)
  return { gross: mode === 'plus' ? amount + tax : amount, tax }
}

/** Returns `total * part / whole`, rounded to the nearest whole number, half up. Neither is negative. Zero of nothing. */
export function share(total: number, part: number, whole: number): number {
  if (whole === 0) return 0
  const [t, p, w] = [BigInt(total), BigInt(part), BigInt(whole)]
  return Number((2n * t * p + w) / (2n * w))
}

/**
 * Splits `total` in proportion to the parts, so that the pieces sum to it. What was rounded off one piece is in the next.
 */
export function spread(total: number, parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  let reached = 0
  let given = 0
  return parts.map((part) => {
    reached += part
    const piece = share(total, reached, whole) - given
    given += piece
    return piece
  })
}

/**
 * Returns the tax in the next refund of a payment that had `tax` in its `gross`. `before`: what credit notes have taken back of it so far. The
 * parts sum to the whole tax once the whole payment is refunded.
 */
export function taxOfRefund(amount: number, { tax, gross }: Taxed, before: Taxed): number {
  return share(tax, before.gross + amount, gross) - before.tax
}
