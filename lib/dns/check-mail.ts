import { isPublicAddress } from '../config/public-address'
import { readName } from '../csr/names'
import { RCODE, type Reply } from './ask'
import { lookUp, recordsOf } from './look-up'
import type { MailLookup } from './types'

/** Time limit for all queries about one name; milliseconds. */
export const LOOK_MS = 3_000
const MOST_SERVERS = 5

/** Returns whether a domain accepts email, according to DNS. No mail server is contacted. Null for a name that is not public. */
export async function checkMail(domain: string, signal = AbortSignal.timeout(LOOK_MS)): Promise<MailLookup | null> {
  const read = readName(domain)
  if (!read.ok || read.value.wildcard) return null
  const name = read.value.ascii
  const reply = await lookUp({ name, type: 'MX' }, signal)
  if (reply?.rcode === RCODE.noSuchName) return { domain: name, state: 'no_such_domain', servers: [] }
  if (reply?.rcode !== RCODE.noError) return { domain: name, state: 'no_answer', servers: [] }
  const all = recordsOf(reply, 'MX').toSorted((one, other) => (one.data.preference ?? 0) - (other.data.preference ?? 0))
  const servers = all.map(({ data }) => data.exchange.toLowerCase())
  if (servers.length === 1 && (servers[0] === '.' || servers[0] === '')) return { domain: name, state: 'refuses', servers: [] }
  if (!servers.length) {
    const state = await hasAddress(name, signal)
    return { domain: name, state: state === 'yes' ? 'by_address' : state === 'no' ? 'no_server' : 'no_answer', servers: [] }
  }
  const found = await Promise.all(servers.slice(0, MOST_SERVERS).map((server) => hasAddress(server, signal)))
  if (found.includes('yes')) return { domain: name, state: 'accepts', servers }
  return { domain: name, state: found.includes('unknown') ? 'no_answer' : 'server_missing', servers }
}

/** Returns whether a name resolves to a public address. Internal names are not looked up. */
async function hasAddress(name: string, signal: AbortSignal): Promise<'yes' | 'no' | 'unknown'> {
  if (!readName(name).ok) return 'no'
  const [four, six] = await Promise.all([lookUp({ name, type: 'A' }, signal), lookUp({ name, type: 'AAAA' }, signal)])
  const addresses = [four, six].flatMap((reply) => (reply ? addressesOf(reply) : []))
  if (addresses.some(isPublicAddress)) return 'yes'
  const isClear = (reply: Reply | null) => reply?.rcode === RCODE.noError || reply?.rcode === RCODE.noSuchName
  return isClear(four) && isClear(six) ? 'no' : 'unknown'
}

function addressesOf(reply: Reply): string[] {
  return [...recordsOf(reply, 'A'), ...recordsOf(reply, 'AAAA')].map(({ data }) => data)
}
