import { readName } from '../../csr/names'
import { finding, says } from '../../csr/policy/policy-rule'
import type { CsrFacts, Finding } from '../../csr/types'
import type { Issuance } from '../../db/generated/client'

/** The certificate with which a replacement's request is compared. */
export type Replaced = Pick<Issuance, 'reason' | 'replacedNames' | 'replacedKey' | 'replacedOrganisation'>

/** Reasons for a replacement after which the old key must not be used again. */
const NEEDS_NEW_KEY: readonly Issuance['reason'][] = ['lost_key', 'leaked_key']

/**
 * Compares a replacement's request with the certificate it replaces. The names and the organisation must stay the same, except that Sectigo
 * allows the host part of a single name to change. A lost or leaked key must not be used again.
 */
export function compareReplacement(facts: CsrFacts, replaced: Replaced, family: 'symantec' | 'comodo'): Finding[] {
  const { reason, replacedNames, replacedKey, replacedOrganisation } = replaced
  const findings: Finding[] = []
  const before = replacedNames.map(withoutWww)
  const names = [facts.asciiName, ...facts.names].map(withoutWww)
  const missing = before.filter((name) => !names.includes(name))
  const extra = names.filter((name) => !before.includes(name))
  if (missing.length && !mayChangeHost(family, reason, before, names)) {
    findings.push(finding('blocker', 'replacement-name', says('sameAddress', { name: facts.asciiName, names: replacedNames.join(', ') })))
  } else if (before.length > 1 && extra.length) {
    findings.push(finding('blocker', 'replacement-extra-name', says('noNewNames', { names: [...new Set(extra)].join(', ') })))
  }
  if (NEEDS_NEW_KEY.includes(reason) && replacedKey === facts.spkiSha256) {
    findings.push(finding('blocker', 'replacement-same-key', says('sameKey')))
  }
  if (replacedOrganisation && replacedOrganisation !== facts.organization) {
    const say = facts.organization
      ? says('sameOrganisation', { before: replacedOrganisation, now: facts.organization })
      : says('sameOrganisationNone', { before: replacedOrganisation })
    findings.push(finding('blocker', 'replacement-organisation', say))
  }
  return findings
}

/** A certificate for www.example.com also covers example.com, so either may be in the request. */
function withoutWww(name: string): string {
  return name.toLowerCase().replace(/^www\./, '')
}

function mayChangeHost(
  family: 'symantec' | 'comodo',
  reason: Issuance['reason'],
  before: readonly string[],
  names: readonly string[],
): boolean {
  if (family !== 'comodo' || reason !== 'other_name' || before.length !== 1) return false
  const [old, other] = [readName(before[0] ?? ''), readName(names[0] ?? '')]
  return old.ok && other.ok && old.value.registrable === other.value.registrable && old.value.wildcard === other.value.wildcard
}
