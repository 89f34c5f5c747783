import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { recordEvent } from '../record-event'

/** Ends one of the actor's own sessions. Someone else's session is treated as nonexistent. */
export async function endOneSession(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const { count } = await tx.session.updateMany({ where: { id, userId: actor.userId, endedAt: null }, data: { endedAt: now() } })
    if (count === 0) return err({ code: 'not-found' })
    await recordEvent(tx, actor, 'session_ended')
    return ok()
  })
}
