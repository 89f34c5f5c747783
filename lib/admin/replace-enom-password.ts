import type { Actor } from '../actor'
import { env } from '../config/env'
import { mayStaff } from '../permissions'
import { getAccount } from '../registrar/accounts/accounts'
import { endpointOf } from '../registrar/accounts/endpoint'
import type { SaveAccountRefusal } from '../registrar/accounts/save-account'
import { failedStages } from '../registrar/connection/explain-connection'
import { openRegistrar } from '../registrar/connection/open-registrar'
import { RegistrarError } from '../registrar/errors'
import { err, ok, type Result } from '../result'
import { saveAccountAndResume } from './save-account-and-resume'

type Refusal = SaveAccountRefusal | { code: 'not-accepted'; text: string }

/**
 * Replaces the password or API token of an Enom account. The new one is tested first, and is stored and used only if Enom accepts it.
 * Otherwise the current one stays in use.
 */
export async function replaceEnomPassword(
  actor: Actor,
  { id, password }: { id: string; password: string },
): Promise<Result<undefined, Refusal>> {
  if (!mayStaff(actor, 'credentials')) return err({ code: 'not-found' })
  if (!password) return err({ code: 'password-missing' })
  const account = await getAccount(actor, id)
  const registrar = account && (await openRegistrar({ accountId: id, password }))
  if (!account || !registrar) return err({ code: 'not-found' })
  try {
    await registrar.checkLogin()
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    const about = { testMode: account.testMode, isBound: true, host: new URL(endpointOf(account)).host, egressIp: env.EGRESS_IP }
    const text = failedStages(cause, 'reach', about).find((stage) => !stage.ok)?.text ?? cause.message
    return err({ code: 'not-accepted', text })
  }
  const { label, testMode, loginId, version } = account
  const saved = await saveAccountAndResume(actor, { id, label, testMode, loginId, password, version })
  return saved.ok ? ok() : saved
}
