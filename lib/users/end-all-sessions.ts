import type { Actor } from '../actor'
import { inTransaction } from '../db/transaction'
import { endLinks } from '../links/end-links'
import { err, ok, type Result } from '../result'

/** Signs the actor out in every browser, including this one, and ends every unused code and link that was mailed to them. */
export async function endAllSessions(actor: Actor): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  const { userId } = actor
  await inTransaction(async (tx) => {
    const { email } = await tx.user.update({
      where: { id: userId },
      data: { sessionVersion: { increment: 1 } },
      select: { email: true },
    })
    await endLinks(tx, { userId, email })
  })
  return ok()
}
