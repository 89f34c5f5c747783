import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'
import { newRecoveryCodes } from './recovery-codes'

/** Creates ten new recovery codes and returns them, once. Earlier codes stop working. */
export async function makeRecoveryCodes(actor: ClientActor): Promise<Result<string[], { code: 'not-fresh' | 'not-on' }>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const { userId } = actor
  return inTransaction(async (tx) => {
    const isOn = await tx.authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } })
    if (!isOn) return err({ code: 'not-on' })
    await recordEvent(tx, actor, 'recovery_codes_made')
    return ok(await newRecoveryCodes(tx, userId))
  })
}
