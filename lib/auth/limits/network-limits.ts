import { SHARED_CALLER, type Turn } from './rate-limit'

type Caller = {
  ip: string
  /** The page, such as one of the two sign-in pages, if its attempts are counted separately. */
  side?: string
  /** The address or order concerned; null if none. */
  about: string | null
  /** Points that an attempt costs against the per-pair limits; 1 by default. */
  cost?: number
}

/**
 * Returns the limits that an attempt from a network counts against: the network, the network and address combined, and both again for the
 * /48 around an IPv6 network.
 */
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

/**
 * Returns the /48 around the /64 of client-ip.ts, or null for other addresses. One customer is often given a whole /48 (RFC 6177), which is
 * 65,536 networks.
 */
function siteOf(ip: string): string | null {
  const groups = /^([\da-f]+:[\da-f]+:[\da-f]+):[\da-f]+::\/64$/.exec(ip)
  return groups ? `${groups[1]}::/48` : null
}
