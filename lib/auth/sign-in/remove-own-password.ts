import { inTransaction } from '../../db/transaction'
import { err, type Result } from '../../result'
import { removePassword } from '../../users/remove-password'
import type { ClientActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'

export type RemovePasswordRefusal = { code: 'not-fresh' | 'not-allowed' | 'no-password' }

/** Removes the actor's own password and notifies them by email. From then on they sign in with an emailed code or a passkey. */
export async function removeOwnPassword(actor: ClientActor): Promise<Result<undefined, RemovePasswordRefusal>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const removed = await removePassword(actor)
  if (removed.ok) await inTransaction((tx) => recordEvent(tx, actor, 'password_removed'))
  return removed
}
