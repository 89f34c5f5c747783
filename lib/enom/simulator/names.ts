import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'

const ROLES = ['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster']

/** A host name in lower-case ASCII without its wildcard, or null where it is none. */
export function readHost(name: string): string | null {
  const host = domainToASCII(name.trim().replace(/^\*\./, '').toLowerCase())
  return /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) ? host : null
}

/** The registered domain above a host, by the public suffix list; null for a bare suffix. */
export function registeredDomain(host: string): string | null {
  return getDomain(host)
}

/**
 * The names a certificate for this common name carries: `www.` and the bare domain come together, a wildcard brings
 * its base, any other host stands alone (Enom knowledge base, common-name coverage).
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

/** The addresses that may approve a domain: those of its WHOIS record, then the five roles at the domain and at the host itself. */
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
