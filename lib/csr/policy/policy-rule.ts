import type { CsrFacts, Finding, ProductRules, Severity } from '../types'

/** One rule about requests: its finding, or nothing. */
export type Rule = (facts: CsrFacts, product: ProductRules) => Finding | undefined

/** Makes a finding. */
export function finding(severity: Severity, code: string, text: string): Finding {
  return { severity, code, text }
}
