import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimits, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { addressProblemText } from '@/lib/csr/address/address-text'
import { readAddress } from '@/lib/csr/address/read-address'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { inspectHost } from '@/lib/probe/inspect-host'
import { readPort } from '@/lib/probe/ports'
import type { Inspection } from '@/lib/probe/types'

export type CheckedSite =
  | { state: 'refused'; message: string }
  /** The pasted address contained a user name or password, which must not stay in the address bar. */
  | { state: 'cleaned'; host: string }
  | { state: 'checked'; host: string; port: number; inspection: Inspection }

/** Checks a public site for a visitor, within the rate limits for their network and for that site. */
export async function checkSite({ typed, port: wanted }: { typed: string; port: string }, language: Language): Promise<CheckedSite> {
  const words = wordsOf(language, 'site')
  const read = readAddress(typed)
  if (!read.ok) return { state: 'refused', message: addressProblemText(read.error, language) }
  const { name, domain, wildcard, removed } = read.value
  if (wildcard) return { state: 'refused', message: words('wholeName', { domain }) }
  if (removed.includes('user')) return { state: 'cleaned', host: name }
  const port = readPort(wanted || '443')
  if (!port) return { state: 'refused', message: words('notAPort') }
  const turn = await consumeRateLimits([
    ['site_check_per_ip', await clientIp()],
    ['site_check_per_host', name],
  ])
  if (!turn.ok) return { state: 'refused', message: tooManySentence(turn.error, language) }
  return { state: 'checked', host: name, port, inspection: await inspectHost({ host: name, port }) }
}
