import { inTransaction } from '../../db/transaction'
import type { Result } from '../../result'
import { endAllSessions } from '../../users/end-all-sessions'
import type { ClientActor, StaffActor } from '../guards/guards'
import { recordEvent } from '../record-event'

/** Ends every session of the actor, on both sides of the shop, and invalidates their unused emailed links. */
export async function signOutEverywhere(actor: ClientActor | StaffActor): Promise<Result<undefined, { code: 'not-allowed' }>> {
  const ended = await endAllSessions(actor)
  if (ended.ok) await inTransaction((tx) => recordEvent(tx, actor, 'signed_out_everywhere'))
  return ended
}
