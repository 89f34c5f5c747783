import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import type { ClientActor, StaffActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'
import { checkAppCode } from './check-app-code'
import { newRecoveryCodes } from './recovery-codes'

export type ConfirmAuthenticatorRefusal = { code: 'not-fresh' | 'wrong-app-code' }

/**
 * Turns on the authenticator app after its first code has proved that it has the secret. Returns the recovery codes, once. From then on,
 * every sign-in without a passkey requires a code.
 */
export async function confirmAuthenticator(
  actor: ClientActor | StaffActor,
  code: string,
): Promise<Result<string[], ConfirmAuthenticatorRefusal>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const { userId } = actor
  return inTransaction(async (tx) => {
    if (!(await checkAppCode(tx, userId, code.replace(/\D/g, ''), { confirmed: false }))) return err({ code: 'wrong-app-code' })
    await tx.authenticatorApp.update({ where: { userId }, data: { confirmedAt: now() } })
    await recordEvent(tx, actor, 'authenticator_added')
    return ok(await newRecoveryCodes(tx, userId))
  })
}
