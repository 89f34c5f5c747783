import type { Actor } from '../actor'
import { consumeRateLimit, type TooMany } from '../auth/limits/rate-limit'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { requestLink } from '../links/request-link'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'
import { findObstacles } from './obstacles'

/**
 * Emails the actor a link that deletes their account. Returns the address it is sent to. Nothing is deleted until the button behind the
 * link is pressed.
 */
export async function requestDeletion(
  actor: Actor,
): Promise<Result<{ email: string }, { code: 'not-found' } | { code: 'still-open' } | TooMany>> {
  if (actor.kind !== 'client') return err({ code: 'not-found' })
  const person = await db.user.findUnique({ where: { id: actor.userId, deletedAt: null }, select: { email: true } })
  if (!person) return err({ code: 'not-found' })
  if ((await findObstacles(actor.userId)).length) return err({ code: 'still-open' })
  const turn = await consumeRateLimit('link_per_person', actor.userId)
  if (!turn.ok) return turn
  const { email } = person
  await inTransaction(async (tx) => {
    const linkId = await requestLink(tx, { purpose: 'delete_account', email })
    await queueMail(tx, { kind: 'delete_account', onceKey: `delete_account:${linkId}`, to: email, data: { linkId } })
  })
  return ok({ email })
}
