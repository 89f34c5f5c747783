import { inTransaction } from '../../db/transaction'
import type { ClientActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { endChanges } from './end-changes'

/** Cancels the actor's pending change of address, if there is one. */
export async function stopEmailChange(actor: ClientActor): Promise<void> {
  await inTransaction(async (tx) => {
    if (await endChanges(tx, actor.userId)) await recordEvent(tx, actor, 'email_change_stopped')
  })
}
