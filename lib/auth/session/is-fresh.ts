import type { Actor } from '../../actor'
import { earlier, MINUTE, now } from '../../clock'
import { db } from '../../db/client'

/** How long after signing in someone may change how they sign in; milliseconds. */
const FRESH_MS = 10 * MINUTE

/**
 * Returns whether the actor signed in within the last ten minutes, in this session. A stranger at an open browser must not be able to
 * add a key of their own to the account. Staff who have a password must have used it or a passkey, so that their mailbox alone changes nothing.
 */
export async function isFresh(actor: Actor): Promise<boolean> {
  if ((actor.kind !== 'client' && actor.kind !== 'staff') || !actor.session) return false
  const session = await db.session.findFirst({
    where: { id: actor.session, userId: actor.userId, endedAt: null, startedAt: { gt: earlier(now(), FRESH_MS) } },
    select: { by: true, user: { select: { role: true, passwordHash: true } } },
  })
  if (!session) return false
  const needsPassword = session.user.role === 'staff' && session.user.passwordHash !== null
  return !needsPassword || session.by === 'password' || session.by === 'passkey'
}
