import { RCODE } from './ask'
import { lookUp, recordsOf } from './look-up'
import type { CaaLookup } from './types'

/**
 * Returns the CAA records that apply to a name: its own, otherwise those of the nearest name above it (RFC 8659 §3). Name servers follow
 * aliases (CNAME) themselves. All levels are queried in parallel to save time.
 */
export async function findCaa(name: string, signal: AbortSignal): Promise<CaaLookup> {
  const labels = name.split('.')
  const levels = labels.map((_, at) => labels.slice(at).join('.'))
  const replies = await Promise.all(levels.map((level) => lookUp({ name: level, type: 'CAA' }, signal)))
  for (const [at, level] of levels.entries()) {
    const reply = replies[at]
    if (!reply || (reply.rcode !== RCODE.noError && reply.rcode !== RCODE.noSuchName)) return { found: 'no_answer', at: level }
    const records = recordsOf(reply, 'CAA').map(({ data }) => ({
      critical: Boolean(data.issuerCritical),
      tag: data.tag.toLowerCase(),
      value: data.value,
    }))
    if (records.length) return { found: 'records', at: level, records }
  }
  return { found: 'none' }
}
