import { RCODE } from './ask'
import { LOOK_MS } from './check-mail'
import { lookUp, recordsOf } from './look-up'

/** One record that an authority looks for. `domain` is the registered domain that `name` is in. */
export type WantedRecord = { type: 'CNAME' | 'TXT'; name: string; domain: string; value: string }

/**
 * What was found: - found: the record is at the name
 * - missing: no record is at the name
 * - doubled: it is at the name with the domain written twice
 * - no_underscore: it is at the name without its underscore
 * - other_type: the value is at the name, but as a record of the other type
 * - quoted: the value is at the name, with quotation marks around it
 * - wrong_value: the record has another value
 * - no_answer: the name servers did not respond
 */
type RecordState = 'found' | 'missing' | 'doubled' | 'no_underscore' | 'other_type' | 'quoted' | 'wrong_value' | 'no_answer'
export type RecordLookup = { state: RecordState; seen: string[]; at: string }

/** Looks for a record and, if it is missing, checks the places where people put it by mistake. */
export async function checkRecord(wanted: WantedRecord, signal = AbortSignal.timeout(LOOK_MS)): Promise<RecordLookup> {
  const { name, type, domain } = wanted
  if (!isAskable(name)) return { state: 'no_answer', seen: [], at: name }
  const doubled = `${name}.${domain}`
  const bare = name.replaceAll('_', '')
  const [own, other, twice, without] = await Promise.all([
    valuesAt(name, type, signal),
    valuesAt(name, type === 'TXT' ? 'CNAME' : 'TXT', signal),
    valuesAt(doubled, type, signal),
    bare === name ? [] : valuesAt(bare, type, signal),
  ])
  const has = (values: readonly string[] | null) => values?.some((value) => isSame(value, wanted.value)) ?? false
  if (has(own)) return { state: 'found', seen: own ?? [], at: name }
  if (own?.some((value) => isSame(value.replace(/["'“”]/g, ''), wanted.value))) return { state: 'quoted', seen: own, at: name }
  if (has(other)) return { state: 'other_type', seen: other ?? [], at: name }
  if (has(twice)) return { state: 'doubled', seen: twice ?? [], at: doubled }
  if (has(without)) return { state: 'no_underscore', seen: without ?? [], at: bare }
  if (own === null) return { state: 'no_answer', seen: [], at: name }
  return { state: own.length ? 'wrong_value' : 'missing', seen: own, at: name }
}

/** Record labels may contain underscores; certificate names may not. */
function isAskable(name: string): boolean {
  return name.length <= 253 && /^(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/.test(name)
}

/** Returns the values of a name's records; null if the name servers did not respond. */
export async function valuesAt(name: string, type: 'CNAME' | 'TXT', signal: AbortSignal): Promise<string[] | null> {
  const reply = await lookUp({ name, type }, signal)
  if (reply?.rcode === RCODE.noSuchName) return []
  if (reply?.rcode !== RCODE.noError) return null
  if (type === 'CNAME') return recordsOf(reply, 'CNAME').map(({ data }) => data)
  return recordsOf(reply, 'TXT').map(({ data }) => [data].flat().map(String).join(''))
}

function isSame(one: string, other: string): boolean {
  return one.trim().replace(/\.$/, '').toLowerCase() === other.trim().replace(/\.$/, '').toLowerCase()
}
