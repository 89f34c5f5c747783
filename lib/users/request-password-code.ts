import type { Actor } from '../actor'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { requestLink } from '../links/request-link'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'

/**
 * Emails the actor a code for setting a password with `changePassword`. Someone who has only taken over the actor's session does not
 * receive it.
 */
export async function requestPasswordCode(actor: Actor): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  const user = await db.user.findFirst({ where: { id: actor.userId, disabledAt: null }, select: { email: true } })
  if (!user) return err({ code: 'not-allowed' })
  await inTransaction(async (tx) => {
    const linkId = await requestLink(tx, { purpose: 'set_password', email: user.email })
    await queueMail(tx, { kind: 'password_code', onceKey: `password_code:${linkId}`, to: user.email, data: { linkId } })
  })
  return ok()
}
