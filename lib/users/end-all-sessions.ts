import type { Actor } from '../actor'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { endSessionsOf } from './end-sessions-of'

/** Signs the actor out of every browser, including this one, and invalidates every unused code and link that was emailed to them. */
export async function endAllSessions(actor: Actor): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  const { userId } = actor
  await inTransaction((tx) => endSessionsOf(tx, userId))
  return ok()
}
