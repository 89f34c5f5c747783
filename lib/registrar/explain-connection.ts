import { isIPv4, isIPv6 } from 'node:net'
import { causeOfWords } from './causes'
import type { RegistrarError } from './errors'
import { PASSWORD_UNREADABLE } from './password-context'

export type ConnectionStage = { stage: 'reach' | 'ip' | 'login' | 'balance' | 'products'; ok: boolean; text: string }

/** What a connection test knows of the account. `isBound`: only the password can still be changed, as something may have been bought with the login. */
export type TestedAccount = { testMode: boolean; isBound: boolean; host: string; egressIp: string | undefined }

/** The steps a connection test shows where one failed: those before it as passed, and it with its cause and what to do. */
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

/** What the server answered where that is not about the address or the login; null where it gave no answer. */
function explainAnswer(text: string, { host }: TestedAccount): string | null {
  const cause = causeOfWords(text)
  if (cause?.name === 'maintenance') return `${host} is down for maintenance. Nothing is wrong here. Test again later.`
  const status = /^HTTP (\d{3})$/.exec(text)?.[1]
  if (status === '429' || cause?.name === 'throttled')
    return `${host} takes no more calls for the moment. Wait a few minutes and test again.`
  if (status) return `${host} answered with HTTP status ${status} instead of a reply. The fault is at Enom or on the way. Test again later.`
  if (/^the reply /.test(text))
    return `${host} answered, but the answer cannot be read (${text}). Test again; if it stays so, check that the address of Enom is right.`
  if (FAULTS.some(({ when }) => when.test(text))) return null
  return `Enom answered: ${text}`
}

type Fault = { when: RegExp; what: (host: string) => string; todo: string }

const OPEN_UP = 'Check that this server may open connections to it on port 443.'
const AGAIN = 'Test again in a minute; if it stays so, look for a firewall or proxy between this server and Enom.'

/** System error codes and the client's own words for a call without an answer. */
const FAULTS: readonly Fault[] = [
  { when: /^timed out$|^ETIMEDOUT$/, what: (host) => `${host} did not answer in time.`, todo: OPEN_UP },
  { when: /^ECONNREFUSED$/, what: (host) => `${host} refused the connection.`, todo: OPEN_UP },
  { when: /^E(HOST|NET)UNREACH$|^EACCES$|^EPERM$/, what: (host) => `This server has no way to ${host}.`, todo: OPEN_UP },
  { when: /^ENOTFOUND$|^EAI_AGAIN$/, what: (host) => `The name ${host} cannot be looked up.`, todo: 'Check the DNS of this server.' },
  {
    when: /^ECONNRESET$|^EPIPE$|^ECONNABORTED$|^the connection ended early$|^connection failed$|^HPE_/,
    what: (host) => `The connection to ${host} broke off before its answer was complete.`,
    todo: AGAIN,
  },
  {
    when: /CERT|^SELF_SIGNED|^UNABLE_TO_|^DEPTH_ZERO|^ERR_TLS|^ERR_SSL|^EPROTO$/,
    what: (host) => `The secure connection to ${host} could not be made: its certificate or its version of TLS is not accepted.`,
    todo: 'Check the clock of this server, and that nothing between it and Enom opens secure connections.',
  },
]

function explainSilence(text: string, host: string): string {
  const fault = FAULTS.find(({ when }) => when.test(text))
  return fault ? `${fault.what(host)} ${fault.todo}` : `No usable answer from ${host}: ${text}. ${AGAIN}`
}

/** `User not permitted from this IP address`: which address, and the way to register it. */
function explainIp(said: string, { testMode, egressIp }: TestedAccount): string {
  const address = addressIn(said) ?? egressIp
  const isV6 = address !== undefined && isIPv6(address)
  const named = address ?? 'the outgoing IP address of this server'
  const which = isV6
    ? `This shop called from the IPv6 address ${address}, and Enom’s list is made for fixed IPv4 addresses. Let this server call Enom over IPv4 and register that address, or ask Enom support to add the IPv6 address.`
    : 'The IP address this shop calls from is not registered for the account.'
  const enter = isV6 ? 'the IPv4 address' : named
  const where = testMode
    ? `Sign in to your normal account on the Enom website (not on the test website), open the page of your reseller test account under Resellers, and add ${enter} to the addresses of the test account there. The list under Resellers > Manage > API is for the live server only.`
    : `Sign in to the Enom website, go to Resellers > Manage > API, enter ${enter} under New and click add.`
  return `Enom answered “${said}”. ${which} ${where} It can take a few minutes; then test again.`
}

/** The caller's address where Enom quotes it. */
function addressIn(said: string): string | undefined {
  const words = said.split(/[\s,;()[\]“”"']+/).map((word) => word.replace(/\.$/, ''))
  return words.find((word) => isIPv4(word) || (isIPv6(word) && word.length > 3))
}

/** `Bad User name or Password`: two causes that look the same, of which one is left where the login was used already. */
function explainLogin(said: string, { testMode, isBound }: TestedAccount): string {
  if (isBound)
    return `Enom answered “${said}”. The password or API token is mistyped here, or was changed at Enom. Correct it here and test again.`
  const cause = testMode
    ? 'Test Mode is on, and the test server has accounts of its own: a login of the live server does not work there. Either the account is not registered on the test server, or the login ID or password is mistyped.'
    : 'The login ID or the password is wrong, or they belong to an account of the test server. For a test account switch Test Mode on.'
  return `Enom answered “${said}”. ${cause} Correct it here and test again.`
}
