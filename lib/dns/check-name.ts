import { readName } from '../csr/names'
import { RCODE } from './ask'
import { checkMail, LOOK_MS } from './check-mail'
import { findCaa } from './find-caa'
import { lookUp } from './look-up'
import type { DnssecState, DomainState, NameReport } from './types'

/**
 * Looks up a name as an authority will: whether its domain exists, which authorities its CAA records allow, whether DNSSEC is valid, and
 * whether its domain accepts email. Takes at most three seconds. Returns null for a name that is not public, without querying any name
 * server.
 */
export async function checkName(name: string, signal = AbortSignal.timeout(LOOK_MS)): Promise<NameReport | null> {
  const read = readName(name)
  if (!read.ok) return null
  const { ascii, base, registrable, wildcard } = read.value
  const [zone, caa, mail] = await Promise.all([checkDomain(registrable, signal), findCaa(base, signal), checkMail(registrable, signal)])
  return { name: ascii, registrable, wildcard, ...zone, caa, mail: mail ?? { domain: registrable, state: 'no_answer', servers: [] } }
}

/**
 * Returns whether a registered domain exists. A name server that validates DNSSEC refuses to answer for a domain with invalid signatures,
 * but answers if told not to check them.
 */
async function checkDomain(registrable: string, signal: AbortSignal): Promise<{ domain: DomainState; dnssec: DnssecState }> {
  const question = { name: registrable, type: 'SOA' } as const
  const reply = await lookUp(question, signal)
  if (reply?.rcode === RCODE.noError) return { domain: 'exists', dnssec: reply.isAuthentic ? 'signed' : 'not_signed' }
  if (reply?.rcode === RCODE.noSuchName) return { domain: 'no_such_domain', dnssec: 'unknown' }
  if (reply?.rcode !== RCODE.serverFailure) return { domain: 'no_answer', dnssec: 'unknown' }
  const unchecked = await lookUp({ ...question, unchecked: true }, signal)
  if (unchecked?.rcode === RCODE.noError) return { domain: 'exists', dnssec: 'broken' }
  return { domain: 'no_answer', dnssec: 'unknown' }
}
