import {
  type Answer,
  AUTHENTIC_DATA,
  CHECKING_DISABLED,
  type DecodedPacket,
  type Packet,
  RECURSION_AVAILABLE,
  type StringAnswer,
} from 'dns-packet'
import { getDomain } from 'tldts'
import { RCODE } from '../ask'
import { sound, type Zone, type Zones } from './zones'

/** Returns the answer of a resolver that validates DNSSEC, or null if it never answers. */
export function replyTo(query: DecodedPacket, zones: Zones): Packet | null {
  const [question] = query.questions ?? []
  if (!question) return null
  const name = question.name.toLowerCase()
  const base = { type: 'response' as const, id: query.id ?? 0, questions: [question] }
  const zone = zoneOf(name, zones)
  if (zone?.state === 'silent') return null
  if (zone?.state === 'missing') return { ...base, flags: RECURSION_AVAILABLE | RCODE.noSuchName }
  const isUnchecked = ((query.flags ?? 0) & CHECKING_DISABLED) !== 0
  if (zone?.state === 'bogus' && !isUnchecked) return { ...base, flags: RECURSION_AVAILABLE | RCODE.serverFailure }
  const answers = follow(name, question.type, zones)
  const rcode = !answers.length && zone && !isThere(name, zone) ? RCODE.noSuchName : RCODE.noError
  return { ...base, flags: RECURSION_AVAILABLE | rcode | (zone?.state === 'signed' ? AUTHENTIC_DATA : 0), answers }
}

/** Returns the records of a type at a name, following aliases. */
function follow(name: string, type: string, zones: Zones, depth = 0): Answer[] {
  const here = (zoneOf(name, zones)?.records ?? []).filter((record) => record.name.toLowerCase() === name)
  const alias = here.find((record): record is StringAnswer & { type: 'CNAME' } => record.type === 'CNAME')
  if (alias && type !== 'CNAME' && depth < 8) return [alias, ...follow(alias.data.toLowerCase(), type, zones, depth + 1)]
  return here.filter((record) => record.type === type)
}

/**
 * Returns the zone of a name: a predefined one, otherwise a valid one in which the name has an address. Null for an ending such as `com`.
 */
function zoneOf(name: string, zones: Zones): Zone | null {
  const domain = getDomain(name)
  if (!domain) return null
  const given = zones[domain]
  if (given) return given
  const own = sound(domain)
  return { records: own.some((record) => record.name === name) ? own : [...own, { type: 'A', name, ttl: 300, data: '93.184.216.34' }] }
}

function isThere(name: string, { records }: Zone): boolean {
  return getDomain(name) === name || records.some((record) => record.name === name || record.name.endsWith(`.${name}`))
}
