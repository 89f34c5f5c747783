import type { Money } from '../money'

/** The parts of a basket line that determine its total. */
export type PricedLine = { quantity: number; unit: Money; available: boolean }

/**
 * Returns the total of the lines that can be bought; null if there are none or their currencies differ.
 * @throws RangeError if the sum exceeds the safe integer range.
 */
export function totalOf(lines: readonly PricedLine[]): Money | null {
  const sold = lines.filter((line) => line.available)
  const [first] = sold
  if (!first) return null
  const { currency } = first.unit
  if (sold.some((line) => line.unit.currency !== currency)) return null
  const amount = sold.reduce((sum, line) => sum + line.quantity * line.unit.amount, 0)
  if (!Number.isSafeInteger(amount)) throw new RangeError('the basket total is too large')
  return { amount, currency }
}
