import type { Lookup } from '../../probe/types'
import type { Look } from './sightings'

/** What an address serves, compared with the latest file. `nothing`: no certificate is served. `unknown`: we could not connect. */
export type AddressVerdict = 'this_file' | 'this_file_alone' | 'old_file' | 'another' | 'nothing' | 'unknown'

/**
 * The overall result of a check of a certificate: - installed: every address we could check serves the newest file, with its intermediates
 * - incomplete: the same, but at least one address does not send all intermediates - old_file, another, nothing: at least one address
 * serves this; the first of these that applies
 * - no_such_name, no_address, lookup_failed: the name servers gave no address
 * - not_reachable: there are addresses, but we can't or may not connect to any of them
 */
export type Verdict =
  | { verdict: 'installed' | 'not_reachable' | Exclude<Lookup['found'], 'addresses'> }
  | { verdict: 'incomplete' | 'old_file' | 'another' | 'nothing'; count: number; of: number }

/** Returns what one address serves, compared with the latest file. */
export function judgeAddress({ outcome, fingerprint, isOurs, isWhole }: Look, newest: string): AddressVerdict {
  if (outcome === 'not_public' || outcome === 'no_route') return 'unknown'
  if (outcome !== 'served') return 'nothing'
  if (fingerprint === newest) return isWhole ? 'this_file' : 'this_file_alone'
  return isOurs ? 'old_file' : 'another'
}

/** Returns the overall result of a check. Addresses with an unknown result are ignored. */
export function judge({ found, looks, newest }: { found: Lookup['found']; looks: readonly Look[]; newest: string }): Verdict {
  if (found !== 'addresses') return { verdict: found }
  const known = looks.map((look) => judgeAddress(look, newest)).filter((one) => one !== 'unknown')
  if (!known.length) return { verdict: 'not_reachable' }
  const count = (wanted: AddressVerdict) => known.filter((one) => one === wanted).length
  for (const verdict of ['old_file', 'another', 'nothing'] as const) {
    if (count(verdict)) return { verdict, count: count(verdict), of: known.length }
  }
  const alone = count('this_file_alone')
  return alone ? { verdict: 'incomplete', count: alone, of: known.length } : { verdict: 'installed' }
}
