import { allows } from './approvers'
import type { Call } from './commands/command'
import { readHost, registeredDomain } from './names'
import { refuse } from './refusals'
import type { Certificate } from './state/schema'

type Configuration = NonNullable<Certificate['configuration']>
export type ListedName = Configuration['names'][number]

/** Returns all names of a multi-domain certificate: the CSR's own first, then the listed ones. */
export function listedNames({ domain, names }: Pick<Configuration, 'domain' | 'names'>): string[] {
  const all = [readHost(domain) ?? domain, ...names.map((name) => name.domain)]
  return [...new Set(all)]
}

/**
 * Reads `DomainListNumber` and the matching `UCCDomainListX` and `UCCEmailListX`.
 * @throws Refusal when the count does not match the list or exceeds what was paid for, or when a name is invalid, listed twice or a
 * wildcard.
 */
export function readDomainList(call: Call, certificate: Certificate, commonName: string): ListedName[] {
  const allowed = certificate.domainCount ?? 1
  const asked = call.parameter('DomainListNumber').trim()
  const count = /^\d{1,3}$/.test(asked) ? Number(asked) : 0
  if (count < 1 || count > allowed) throw refuse.domainCount(allowed)
  const names: ListedName[] = []
  for (let number = 1; call.parameter(`UCCDomainList${number}`).trim(); number += 1) names.push(readName(call, number, names))
  if (names.length !== count) throw refuse.domainList(`DomainListNumber is ${count}, but ${names.length} domains are listed`)
  if (listedNames({ domain: commonName, names }).length > allowed) throw refuse.domainCount(allowed)
  return names
}

function readName(call: Call, number: number, before: ListedName[]): ListedName {
  const text = call.parameter(`UCCDomainList${number}`).trim()
  const domain = text.startsWith('*.') ? null : readHost(text)
  if (!domain || !registeredDomain(domain)) throw refuse.domainList(`UCCDomainList${number} is not a domain name`)
  if (before.some((name) => name.domain === domain)) throw refuse.domainTwice(domain)
  return { domain, approverEmail: call.parameter(`UCCEmailList${number}`).trim().toLowerCase() }
}

/** @throws Refusal when a listed name has no approver or an approver who may not approve it. */
export function requireApprovers(names: ListedName[], whois: Record<string, string[]>): void {
  for (const { domain, approverEmail } of names) {
    if (!allows(domain, approverEmail, whois)) throw refuse.approver(`${approverEmail || 'none'} for ${domain}`)
  }
}
