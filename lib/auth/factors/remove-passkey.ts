import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'

/** Removes one of the actor's own passkeys. They can still sign in with an emailed code. */
export async function removePasskey(actor: ClientActor, id: string): Promise<Result<undefined, { code: 'not-fresh' | 'not-found' }>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  return inTransaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: actor.userId } })
    if (!count) return err({ code: 'not-found' })
    await recordEvent(tx, actor, 'passkey_removed')
    return ok()
  })
}
