import type { CsrFacts, Finding, ProductRules, Severity } from '../types'

/** A rule about requests. Returns its finding, if any. */
export type Rule = (facts: CsrFacts, product: ProductRules) => Finding | undefined

export function finding(severity: Severity, code: string, text: string): Finding {
  return { severity, code, text }
}
