import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'

/** Signs the actor out in every browser, this one included. */
export async function endAllSessions(actor: Actor): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  await db.user.update({ where: { id: actor.userId }, data: { sessionVersion: { increment: 1 } } })
  return ok()
}
