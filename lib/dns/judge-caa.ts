import { AUTHORITIES } from './authorities'
import type { Authority, CaaLookup, CaaRecord, CaaVerdict } from './types'

/** The properties authorities understand: RFC 8659, RFC 9495 (S/MIME), Baseline Requirements appendix A (contacts). */
const KNOWN_TAGS: readonly string[] = ['issue', 'issuewild', 'iodef', 'issuemail', 'issuevmc', 'contactemail', 'contactphone']
/** Parameters that limit a permission to an account or a validation method (RFC 8657). */
const LIMITS = /^\s*(accounturi|validationmethods)\s*=/i

/** Returns whether an authority may issue for a name, according to the CAA records found for it (RFC 8659 §4). */
export function judgeCaa(lookup: CaaLookup, { authority, wildcard }: { authority: Authority; wildcard: boolean }): CaaVerdict {
  if (lookup.found === 'no_answer') return { state: 'no_answer', at: lookup.at }
  if (lookup.found === 'none') return { state: 'allowed', by: null }
  const { at, records } = lookup
  const unknown = records.find(({ critical, tag }) => critical && !KNOWN_TAGS.includes(tag))
  if (unknown) return { state: 'critical', at, tag: unknown.tag }
  const tag = wildcard && records.some((record) => record.tag === 'issuewild') ? 'issuewild' : 'issue'
  const permissions = records.filter((record) => record.tag === tag).map(readPermission)
  if (!permissions.length) return { state: 'allowed', by: null }
  const own = permissions.filter(({ issuer }) => issuer !== null && AUTHORITIES[authority].names.includes(issuer))
  const free = own.find(({ limits }) => limits.length === 0)
  if (free?.issuer) return { state: 'allowed', by: free.issuer }
  const limited = own[0]
  if (limited?.issuer) return { state: 'limited', at, by: limited.issuer, parameters: limited.limits }
  return { state: 'forbidden', at, tag, named: [...new Set(permissions.flatMap(({ issuer }) => issuer ?? []))] }
}

/** Reads `authority.example; name=value`. An empty or malformed authority permits none (RFC 8659 §4.2). */
function readPermission({ value }: CaaRecord): { issuer: string | null; limits: string[] } {
  const [issuer = '', ...parameters] = value.split(';')
  const name = issuer.trim().toLowerCase()
  return { issuer: /^[a-z0-9.-]+$/.test(name) ? name : null, limits: parameters.filter((one) => LIMITS.test(one)).map((one) => one.trim()) }
}
