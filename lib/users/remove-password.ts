import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'

/**
 * Removes the actor's own password, after which they sign in with an emailed code or a passkey. Staff keep theirs, because they have no
 * other way into the back office. The caller must have checked that the actor has just signed in.
 */
export async function removePassword(actor: Actor): Promise<Result<undefined, { code: 'not-allowed' | 'no-password' }>> {
  if (actor.kind !== 'client') return err({ code: 'not-allowed' })
  const { count } = await db.user.updateMany({
    where: { id: actor.userId, role: 'client', disabledAt: null, passwordHash: { not: null } },
    data: { passwordHash: null },
  })
  return count ? ok() : err({ code: 'no-password' })
}
