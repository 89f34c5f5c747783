import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'

/** Turns off the authenticator app and deletes its secret and the recovery codes. */
export async function removeAuthenticator(actor: ClientActor): Promise<Result<undefined, { code: 'not-fresh' | 'not-on' }>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const { userId } = actor
  return inTransaction(async (tx) => {
    const { count } = await tx.authenticatorApp.deleteMany({ where: { userId, confirmedAt: { not: null } } })
    if (!count) return err({ code: 'not-on' })
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await recordEvent(tx, actor, 'authenticator_removed')
    return ok()
  })
}
