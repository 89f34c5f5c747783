import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { openAt } from '../../users/open-sessions'
import { recordEvent } from '../record-event'

/** Ends all of the actor's sessions except this one, on both sides of the shop. Returns the number of sessions ended. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  if ((actor.kind !== 'client' && actor.kind !== 'staff') || !actor.session) return 0
  return inTransaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { ...openAt(now()), userId: actor.userId, id: { not: actor.session } },
      data: { endedAt: now() },
    })
    if (count) await recordEvent(tx, actor, 'sessions_ended')
    return count
  })
}
