import type { X509Certificate } from 'node:crypto'
import { MINUTE } from '../clock'
import { identityOf, type Link } from './link'
import type { Path } from './list-paths'
import { isIssuedByPublicRoot } from './public-roots'
import type { ChainFaultCode } from './types'

/** The tolerated difference between an authority's clock and ours. */
export const CLOCK_SKEW = 10 * MINUTE

type Judged = { leaf: X509Certificate; path: Path; pool: readonly Link[]; at: Date }

/** Returns the faults that clients would find in a path at a given time (RFC 5280 §6.1), each once. */
export function chainFaults({ leaf, path, pool, at }: Judged): ChainFaultCode[] {
  // A leaf that is not valid yet is a separate fault. The chain must be valid from the leaf's first day.
  const first = Math.max(at.getTime(), Date.parse(leaf.validFrom) || 0)
  // Self-issued certificates, which an authority uses to change its key, do not count towards path lengths.
  const below = (link: Link) => path.slice(0, path.indexOf(link)).filter(({ isSelfIssued }) => !isSelfIssued).length
  const faults = path.flatMap((link) => linkFaults(link, { below: below(link), first, at: at.getTime() }))
  if (hasGap({ leaf, path, pool })) faults.push('chain_gap')
  return [...new Set(faults)]
}

/** `below` is the number of intermediates between the leaf and this certificate. */
function linkFaults(
  { mayIssue, constraints, from, to }: Link,
  { below, first, at }: { below: number; first: number; at: number },
): ChainFaultCode[] {
  const faults: ChainFaultCode[] = []
  if (!mayIssue) faults.push('chain_not_authority')
  if (!constraints) faults.push('chain_unreadable')
  if (constraints?.isAuthority && below > constraints.pathLength) faults.push('chain_too_long')
  if (Number.isNaN(from) || Number.isNaN(to)) faults.push('chain_dates_unreadable')
  if (to <= at) faults.push('chain_expired')
  if (from > first + CLOCK_SKEW) faults.push('chain_not_yet_valid')
  return faults
}

/**
 * Returns whether an intermediate is missing above the last one: another authority was sent that the path does not reach, and the path ends
 * neither at a root that was sent nor below one that browsers know. Authorities leave out the root, so the end of the path alone proves
 * nothing.
 */
function hasGap({ leaf, path, pool }: Omit<Judged, 'at'>): boolean {
  const top = path.at(-1)
  if (!top || top.isRoot) return false
  const known = new Set([identityOf(leaf), ...path.map(({ identity }) => identity)])
  return (
    pool.some(({ constraints, identity }) => constraints?.isAuthority && !known.has(identity)) && !isIssuedByPublicRoot(top.certificate)
  )
}
