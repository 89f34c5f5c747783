import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'

const ROLES = ['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster']

/** Returns a host name in lower-case ASCII without its wildcard, or null if it is invalid. */
export function readHost(name: string): string | null {
  const host = domainToASCII(name.trim().replace(/^\*\./, '').toLowerCase())
  return /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) ? host : null
}

/** Returns the registered domain of a host according to the public suffix list, or null for a bare suffix. */
export function registeredDomain(host: string): string | null {
  return getDomain(host)
}

/**
 * Returns the names that a certificate for this common name covers. `www.` and the bare domain include each other, a wildcard includes its
 * base, and for any other host only that host is covered (Enom knowledge base, common-name coverage).
 */
export function coveredNames(commonName: string): string[] {
  const host = readHost(commonName)
  if (!host) return []
  if (commonName.trim().startsWith('*.')) return [`*.${host}`, host]
  const domain = registeredDomain(host)
  if (host === domain) return [host, `www.${host}`]
  if (host === `www.${domain}`) return [host, `${domain}`]
  return [host]
}

export type Approver = { type: 'Domain' | 'Generic'; email: string }

/**
 * Returns the addresses that may approve a domain: those in its WHOIS record, then the five role addresses at the domain and at the host
 * itself.
 */
export function listApprovers(domain: string, whois: Record<string, string[]>): Approver[] {
  const host = readHost(domain)
  if (!host) return []
  const base = registeredDomain(host) ?? host
  const places = host === base || host === `www.${base}` ? [base] : [base, host]
  return [
    ...(whois[base] ?? []).map((email) => ({ type: 'Domain' as const, email })),
    ...places.flatMap((place) => ROLES.map((role) => ({ type: 'Generic' as const, email: `${role}@${place}` }))),
  ]
}
