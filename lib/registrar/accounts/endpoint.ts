import { enomAddressFault } from '../../config/enom-hosts'
import { env } from '../../config/env'

type Addresses = Pick<typeof env, 'ENOM_LIVE_URL' | 'ENOM_TEST_URL' | 'KEELMARK_REHEARSAL'> & Partial<Pick<typeof env, 'KEELMARK_STAGING'>>

/**
 * Returns the address for an account's calls: Enom's live server for a live account, its test server for a test account.
 * @throws Error before anything is sent if the settings do not allow such a call.
 */
export function endpointOf({ testMode }: { testMode: boolean }, addresses: Addresses = env): string {
  if (!testMode && addresses.KEELMARK_STAGING) throw new Error('a staging shop uses only Enom’s test accounts')
  const url = testMode ? addresses.ENOM_TEST_URL : addresses.ENOM_LIVE_URL
  const fault = enomAddressFault(testMode ? 'test' : 'live', url, { rehearsal: addresses.KEELMARK_REHEARSAL })
  if (fault) throw new Error(`the Enom address for ${testMode ? 'test' : 'live'} accounts ${fault}`)
  return url
}
