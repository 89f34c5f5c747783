import type { PriceMode, Taxed } from './types'

const WHOLE = 10_000

/**
 * Returns the unit price for a catalogue price. `plus`: the tax is added. `including`: the price stays, and the tax is part of it. Half a
 * minor unit is rounded up.
 */
export function withTax(amount: number, { mode, rate }: { mode: PriceMode; rate: number }): Taxed {
  const tax = mode === 'plus' ? share(amount, rate, WHOLE) : share(amount, rate, WHOLE + rate)
  return { gross: mode === 'plus' ? amount + tax : amount, tax }
}

/** Returns `total * part / whole`, rounded to the nearest whole number, half up. Neither is negative. Returns zero if `whole` is zero. */
export function share(total: number, part: number, whole: number): number {
  if (whole === 0) return 0
  const [t, p, w] = [BigInt(total), BigInt(part), BigInt(whole)]
  return Number((2n * t * p + w) / (2n * w))
}

/** Splits `total` in proportion to the parts, so that the results sum to it. The rounding error of each is carried over to the next. */
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
 * Returns the tax in the next refund of a payment that had `tax` in its `gross`. `before`: the tax that credit notes have reversed so far.
 * The parts sum to the whole tax once the whole payment is refunded.
 */
export function taxOfRefund(amount: number, { tax, gross }: Taxed, before: Taxed): number {
  return share(tax, before.gross + amount, gross) - before.tax
}
