import { getDomain } from 'tldts'
import { valuesAt } from './check-record'

/** The maximum time that staff wait for the result; milliseconds. */
const LOOK_MS = 2_000

type Seen = 'found' | 'missing' | 'no_answer'

/** Whether DNS says who may send email for a domain (SPF, RFC 7208), and how receivers should treat any other email (DMARC, RFC 7489). */
export type SenderLookup = { domain: string; spf: Seen; dmarc: Seen }

/**
 * Looks up the records that make receivers trust a sender's email. DKIM is left out, because only the mail server knows the name of its
 * record.
 */
export async function checkSender(domain: string, signal = AbortSignal.timeout(LOOK_MS)): Promise<SenderLookup> {
  const registered = getDomain(domain) ?? domain
  const [spf, own, inherited] = await Promise.all([
    valuesAt(domain, 'TXT', signal),
    valuesAt(`_dmarc.${domain}`, 'TXT', signal),
    registered === domain ? [] : valuesAt(`_dmarc.${registered}`, 'TXT', signal),
  ])
  const dmarc = own && inherited && [...own, ...inherited]
  return { domain, spf: seen(spf, /^v=spf1(\s|$)/i), dmarc: seen(dmarc, /^v=DMARC1\s*(;|$)/i) }
}

function seen(values: readonly string[] | null, wanted: RegExp): Seen {
  if (values === null) return 'no_answer'
  return values.some((value) => wanted.test(value.trim())) ? 'found' : 'missing'
}
