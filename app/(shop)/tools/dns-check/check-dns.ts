import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit } from '@/lib/auth/limits/rate-limit'
import { addressProblemText } from '@/lib/csr/address/address-text'
import { readAddress } from '@/lib/csr/address/read-address'
import { checkName } from '@/lib/dns/check-name'
import type { NameReport } from '@/lib/dns/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

export type CheckedDns =
  | { state: 'refused'; message: string }
  /** The pasted address contained a user name or password, which must not stay in the address bar. */
  | { state: 'cleaned'; name: string }
  | { state: 'checked'; report: NameReport }

/** Looks up a name in DNS for a visitor, within the rate limit for their network. */
export async function checkDns(typed: string, language: Language): Promise<CheckedDns> {
  const words = wordsOf(language, 'dns')
  const read = readAddress(typed)
  if (!read.ok) return { state: 'refused', message: addressProblemText(read.error, language) }
  const { name, removed } = read.value
  if (removed.includes('user')) return { state: 'cleaned', name }
  const turn = await consumeRateLimit('dns_check_per_ip', await clientIp())
  if (!turn.ok) return { state: 'refused', message: words('tooMany', { minutes: turn.error.minutes }) }
  const report = await checkName(name)
  return report ? { state: 'checked', report } : { state: 'refused', message: words('noLookup', { name }) }
}
