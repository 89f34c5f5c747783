import type { TaxDecision, TaxPart } from './types'

/** Returns the tax of several lines, with one part for each rate, reason and label, in order of first occurrence. */
export function partsOf(lines: readonly TaxPart[]): TaxPart[] {
  const parts: TaxPart[] = []
  for (const line of lines) {
    const same = parts.find((part) => isSameTax(part, line))
    if (same) same.amount += line.amount
    else parts.push({ ...line })
  }
  return parts
}

/** Whether two lines are taxed alike. */
export function isSameTax(one: TaxDecision, other: TaxDecision): boolean {
  return one.rate === other.rate && one.reason === other.reason && (one.label ?? null) === (other.label ?? null)
}
