import type { CsrFacts, Finding, ProductRules, Severity } from '../types'
import { keyRules } from './policy-key'
import { nameRules } from './policy-name'
import { subjectRules } from './policy-subject'

const ORDER: readonly Severity[] = ['blocker', 'warning', 'note']

/**
 * Returns all findings on a readable request for this product, worst first. Each is a full sentence that names the value found and says
 * what to do. A request with a blocker must not be sent, because the authority would refuse it.
 */
export function checkRequest(facts: CsrFacts, product: ProductRules): Finding[] {
  const findings = [...nameRules, ...keyRules, ...subjectRules].flatMap((rule) => rule(facts, product) ?? [])
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

/** Returns whether a request may be sent, that is, whether it has no blocker. */
export function isSendable(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'blocker')
}
