import { isIPv4, isIPv6 } from 'node:net'
import { PASSWORD_UNREADABLE } from '../accounts/password-context'
import type { RegistrarError } from '../errors'
import { causeOfWords } from '../translation/causes'

export type ConnectionStage = { stage: 'reach' | 'ip' | 'login' | 'balance' | 'products'; ok: boolean; text: string }

/**
 * What a connection test knows about the account. `isBound`: only the password can still change, because something may have been bought
 * with the login.
 */
export type TestedAccount = { testMode: boolean; isBound: boolean; host: string; egressIp: string | undefined }

/** Returns the steps of a failed connection test: the earlier ones as passed, and the failed one with its cause and what to do. */
export function failedStages(error: RegistrarError, stage: ConnectionStage['stage'], about: TestedAccount): ConnectionStage[] {
  const { text, trouble } = error
  const { host } = about
  if (text === PASSWORD_UNREADABLE) return [{ stage: 'login', ok: false, text }]
  const reached: ConnectionStage = { stage: 'reach', ok: true, text: `Reached ${host}.` }
  if (trouble === 'ip_refused') return [reached, { stage: 'ip', ok: false, text: explainIp(text, about) }]
  if (trouble === 'login_refused') return [reached, { stage: 'login', ok: false, text: explainLogin(text, about) }]
  const answered = explainAnswer(text, about)
  if (stage !== 'reach') return [{ stage, ok: false, text: answered ?? explainSilence(text, host) }]
  if (answered !== null) return [reached, { stage: 'login', ok: false, text: answered }]
  return [{ stage, ok: false, text: explainSilence(text, host) }]
}

/** Explains the server's response if it is not about the address or the login. Returns null if there was no response. */
function explainAnswer(text: string, { host }: TestedAccount): string | null {
  const cause = causeOfWords(text)
  if (cause?.name === 'maintenance') return `${host} is down for maintenance. Nothing is wrong on your side. Test again later.`
  const status = /^HTTP (\d{3})$/.exec(text)?.[1]
  if (status === '429' || cause?.name === 'throttled') return `${host} is limiting our calls. Wait a few minutes and test again.`
  if (status)
    return `${host} responded with HTTP status ${status} instead of an API response. The problem is at Enom or between this server and Enom. Test again later.`
  if (/^the reply /.test(text))
    return `${host} responded, but we can’t read the response (${text}). Test again. If it keeps happening, check that Enom’s address is right.`
  if (FAULTS.some(({ when }) => when.test(text))) return null
  return `Enom answered: ${text}`
}

type Fault = { when: RegExp; what: (host: string) => string; todo: string }

const OPEN_UP = 'Check that this server can connect to it on port 443.'
const AGAIN = 'Test again in a minute. If it keeps happening, look for a firewall or proxy between this server and Enom.'

/** System error codes and the client's own texts for a call without a response. */
const FAULTS: readonly Fault[] = [
  { when: /^timed out$|^ETIMEDOUT$/, what: (host) => `${host} did not respond in time.`, todo: OPEN_UP },
  { when: /^ECONNREFUSED$/, what: (host) => `${host} refused the connection.`, todo: OPEN_UP },
  { when: /^E(HOST|NET)UNREACH$|^EACCES$|^EPERM$/, what: (host) => `This server can’t reach ${host}.`, todo: OPEN_UP },
  { when: /^ENOTFOUND$|^EAI_AGAIN$/, what: (host) => `The name ${host} can’t be resolved.`, todo: 'Check the DNS of this server.' },
  {
    when: /^ECONNRESET$|^EPIPE$|^ECONNABORTED$|^the connection ended early$|^connection failed$|^HPE_/,
    what: (host) => `The connection to ${host} was closed before the response was complete.`,
    todo: AGAIN,
  },
  {
    when: /CERT|^SELF_SIGNED|^UNABLE_TO_|^DEPTH_ZERO|^ERR_TLS|^ERR_SSL|^EPROTO$/,
    what: (host) => `The secure connection to ${host} failed: its certificate or TLS version was not accepted.`,
    todo: 'Check this server’s clock, and that no proxy intercepts secure connections to Enom.',
  },
]

function explainSilence(text: string, host: string): string {
  const fault = FAULTS.find(({ when }) => when.test(text))
  return fault ? `${fault.what(host)} ${fault.todo}` : `No usable response from ${host}: ${text}. ${AGAIN}`
}

/** Explains `User not permitted from this IP address`: which address, and how to register it. */
function explainIp(said: string, { testMode, egressIp }: TestedAccount): string {
  const address = addressIn(said) ?? egressIp
  const isV6 = address !== undefined && isIPv6(address)
  const named = address ?? 'the outgoing IP address of this server'
  const which = isV6
    ? `This shop called from the IPv6 address ${address}, but Enom’s list is for IPv4 addresses. Let this server call Enom over IPv4 and register that address, or ask Enom support to add the IPv6 address.`
    : 'The IP address this shop calls from is not registered for the account.'
  const enter = isV6 ? 'the IPv4 address' : named
  const where = testMode
    ? `Sign in to your normal account on the Enom website (not on the test website), open the page of your reseller test account under Resellers, and add ${enter} to the test account’s addresses. The list under Resellers > Manage > API is for the live server only.`
    : `Sign in to the Enom website, go to Resellers > Manage > API, enter ${enter} under New and click Add.`
  return `Enom answered “${said}”. ${which} ${where} Wait a few minutes, then test again.`
}

/** Returns the caller's address if Enom quotes it. */
function addressIn(said: string): string | undefined {
  const words = said.split(/[\s,;()[\]“”"']+/).map((word) => word.replace(/\.$/, ''))
  return words.find((word) => isIPv4(word) || (isIPv6(word) && word.length > 3))
}

/** Explains `Bad User name or Password`. Its two causes look the same, and only one is possible once the login has worked. */
function explainLogin(said: string, { testMode, isBound }: TestedAccount): string {
  if (isBound)
    return `Enom answered “${said}”. The password or API token is mistyped here, or it was changed at Enom. Correct it here and test again.`
  const cause = testMode
    ? 'Test Mode is on, and live logins don’t work on the test server. Either the account isn’t registered on the test server, or the login ID or password is mistyped.'
    : 'The login ID or password is wrong, or belongs to a test account. For a test account, turn Test Mode on.'
  return `Enom answered “${said}”. ${cause} Correct it here and test again.`
}
