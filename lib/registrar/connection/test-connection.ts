import type { Actor } from '../../actor'
import { env } from '../../config/env'
import { db } from '../../db/client'
import { formatMoney, type Money } from '../../money'
import { mayStaff } from '../../permissions'
import { mayHoldSomething } from '../accounts/accounts'
import { endpointOf } from '../accounts/endpoint'
import { RegistrarError } from '../errors'
import { type ConnectionStage, failedStages } from './explain-connection'
import { openRegistrar } from './open-registrar'

/**
 * Tests an account step by step: connection, IP address, login, balance, products. Stops at the first failed step and reports the cause and
 * what to do. Null if the account does not exist or the actor is not staff.
 */
export async function testConnection(actor: Actor, accountId: string): Promise<ConnectionStage[] | null> {
  if (!mayStaff(actor, 'credentials')) return null
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
    const balance = await registrar.balance()
    stages.push({ stage, ok: balance.amount > 0, text: await explainBalance(accountId, balance) })
    stage = 'products'
    const sold = (await registrar.priceList()).filter((product) => product.enabled).length
    stages.push({ stage, ok: sold > 0, text: sold > 0 ? `${sold} certificate products can be sold.` : NOTHING_TO_SELL })
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    const about = { testMode: account.testMode, isBound: await mayHoldSomething(db, accountId), host, egressIp: env.EGRESS_IP }
    stages.push(...failedStages(cause, stage, about))
  }
  return stages
}

const NOTHING_TO_SELL = 'Enom offers this account no certificate products. Ask Enom support to enable SSL certificates for it.'

async function explainBalance(accountId: string, balance: Money): Promise<string> {
  const said = `Balance ${formatMoney(balance)}.`
  if (balance.amount <= 0) return `${said} Nothing can be bought with it. Refill the account at Enom.`
  const waiting = await db.certificate.count({ where: { hold: 'insufficient_funds', enomAccountId: accountId } })
  if (!waiting) return said
  return `${said} It was too low for ${waiting === 1 ? '1 certificate' : `${waiting} certificates`} when we last tried to buy. Refill the account at Enom unless you have done so since; the waiting certificates are tried again automatically.`
}
