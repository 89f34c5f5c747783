import { SHARED_CALLER, type Turn } from './rate-limit'

type Caller = {
  ip: string
  /** What is counted apart, such as one of the two doors. */
  side?: string
  /** The address or order it is about; null where it is about nothing that exists. */
  about: string | null
  /** How many times a try for it counts. */
  cost?: number
}

/** What a try from a network counts for: the network, it and the address together, and both again for the /48 around an IPv6 network. */
export function networkLimits(what: 'link' | 'password', { ip, side = '', about, cost = 1 }: Caller): readonly Turn[] {
  if (ip === SHARED_CALLER) return [[`${what}_per_ip`, SHARED_CALLER]]
  const turns: Turn[] = [[`${what}_per_ip`, JSON.stringify([side, ip])]]
  if (about !== null) turns.push([`${what}_per_pair`, JSON.stringify([side, about, ip]), cost])
  const site = siteOf(ip)
  if (site === null) return turns
  turns.push([`${what}_per_site`, JSON.stringify([side, site])])
  if (about !== null) turns.push([`${what}_per_site_pair`, JSON.stringify([side, about, site]), cost])
  return turns
}

/** The /48 that the /64 of client-ip.ts lies in: one customer is often given all of it (RFC 6177), which is 65,536 networks. */
function siteOf(ip: string): string | null {
  const groups = /^([\da-f]+:[\da-f]+:[\da-f]+):[\da-f]+::\/64$/.exec(ip)
  return groups ? `${groups[1]}::/48` : null
}
