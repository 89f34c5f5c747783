import { type Actor, isStaff } from '../actor'
import { env } from '../config/env'
import { db } from '../db/client'
import { formatMoney } from '../money'
import { endpointOf } from './endpoint'
import { RegistrarError } from './errors'
import { mayHoldSomething } from './may-hold-something'
import { openRegistrar } from './open-registrar'
import { PASSWORD_UNREADABLE } from './password-context'

export type ConnectionStage = { stage: 'reach' | 'ip' | 'login' | 'balance' | 'products'; ok: boolean; text: string }

/**
 * Tries an account step by step: reached, address accepted, login accepted, balance, products. Stops at the first step that fails,
 * which says the cause and what to do. Null when there is no such account or the asker is not staff.
 */
export async function testConnection(actor: Actor, accountId: string): Promise<ConnectionStage[] | null> {
  if (!isStaff(actor)) return null
  const account = await db.enomAccount.findUnique({ where: { id: accountId }, select: { testMode: true } })
  const registrar = account && (await openRegistrar({ accountId }))
  if (!registrar) return null
  const host = new URL(endpointOf(account)).host
  const stages: ConnectionStage[] = []
  let stage: ConnectionStage['stage'] = 'reach'
  try {
    await registrar.checkLogin()
    stages.push(
      { stage: 'reach', ok: true, text: `Reached ${host}.` },
      { stage: 'ip', ok: true, text: 'Enom accepts the shop’s IP address.' },
      { stage: 'login', ok: true, text: 'Enom accepts the login and password.' },
    )
    stage = 'balance'
    stages.push({ stage, ok: true, text: `Balance ${formatMoney(await registrar.balance())}.` })
    stage = 'products'
    const sold = (await registrar.priceList()).filter((product) => product.enabled).length
    stages.push({ stage, ok: sold > 0, text: sold > 0 ? `${sold} certificate products can be sold.` : NOTHING_TO_SELL })
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    const about = { testMode: account.testMode, isBound: await mayHoldSomething(db, accountId) }
    stages.push(...failedStages(cause, stage, about, host))
  }
  return stages
}

const NOTHING_TO_SELL = 'Enom offers this account no certificate products. Ask Enom support to enable SSL certificates for it.'

/** `isBound`: only the password can still be changed, as something may have been bought with the login. */
type About = { testMode: boolean; isBound: boolean }

function failedStages(error: RegistrarError, stage: ConnectionStage['stage'], about: About, host: string): ConnectionStage[] {
  if (error.text === PASSWORD_UNREADABLE) return [{ stage: 'login', ok: false, text: error.text }]
  const reached: ConnectionStage = { stage: 'reach', ok: true, text: `Reached ${host}.` }
  if (error.trouble === 'ip_refused') return [reached, { stage: 'ip', ok: false, text: explainIp(error.text, about.testMode) }]
  if (error.trouble === 'login_refused') return [reached, { stage: 'login', ok: false, text: explainLogin(error.text, about) }]
  if (stage === 'reach' && error.trouble === 'unreachable') {
    return [{ stage, ok: false, text: `No usable answer from ${host}: ${error.text}. Check that this server may open connections to it.` }]
  }
  return [{ stage, ok: false, text: `Enom answered: ${error.text}` }]
}

/** `User not permitted from this IP address`: which address, and the way to register it. */
function explainIp(said: string, testMode: boolean): string {
  const address = egressIp(said)
  const site = testMode ? 'the Enom test website (resellertest.enom.com)' : 'the Enom website'
  return (
    `Enom answered “${said}”. The IP address this shop calls from is not registered for the account. ` +
    `Sign in to ${site}, go to Resellers > Manage > API, enter ${address ?? 'the outgoing IP address of this server'} under New and click add. ` +
    'It can take a few minutes; then test again.'
  )
}

/** `Bad User name or Password`: two causes that look the same, of which one is left where the login was used already. */
function explainLogin(said: string, { testMode, isBound }: About): string {
  if (isBound)
    return `Enom answered “${said}”. The password or API token is mistyped here, or was changed at Enom. Correct it here and test again.`
  const cause = testMode
    ? 'Test Mode is on, and the test server has accounts of its own: a login of the live server does not work there. Either the account is not registered on the test server, or the login ID or password is mistyped.'
    : 'The login ID or the password is wrong, or they belong to an account of the test server. For a test account switch Test Mode on.'
  return `Enom answered “${said}”. ${cause} Correct it here and test again.`
}

/** The shop's address as Enom sees it: quoted by Enom where it does, else from the settings. */
function egressIp(said: string): string | undefined {
  return /\b(?:\d{1,3}\.){3}\d{1,3}\b/.exec(said)?.[0] ?? env.EGRESS_IP
}
