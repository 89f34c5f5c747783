import type { TaxPart } from './types'

/** Returns the tax of several lines with one part for each rate and reason, in the order they first come. */
export function partsOf(lines: readonly TaxPart[]): TaxPart[] {
  const parts: TaxPart[] = []
  for (const { rate, reason, amount } of lines) {
    const same = parts.find((part) => part.rate === rate && part.reason === reason)
    if (same) same.amount += amount
    else parts.push({ rate, reason, amount })
  }
  return parts
}
