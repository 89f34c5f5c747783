import type { Actor } from '../../actor'
import { earlier, MINUTE, now } from '../../clock'
import { db } from '../../db/client'

/** How long after signing in someone can change their sign-in methods, in milliseconds. */
const FRESH_MS = 10 * MINUTE

/**
 * Returns whether the actor signed in within the last ten minutes in this session, so that a stranger at an unattended browser cannot add
 * their own key to the account. Staff who have a password must have used it or a passkey, so that access to their mailbox alone is not
 * enough. If a passkey is their only second step, they must have used it, so that the password alone is not enough either.
 */
export async function isFresh(actor: Actor): Promise<boolean> {
  if ((actor.kind !== 'client' && actor.kind !== 'staff') || !actor.session) return false
  const session = await db.session.findFirst({
    where: { id: actor.session, userId: actor.userId, endedAt: null, startedAt: { gt: earlier(now(), FRESH_MS) } },
    select: {
      by: true,
      user: {
        select: {
          role: true,
          passwordHash: true,
          authenticatorApp: { select: { confirmedAt: true } },
          _count: { select: { passkeys: true } },
        },
      },
    },
  })
  if (!session) return false
  const { role, passwordHash, authenticatorApp, _count } = session.user
  if (role !== 'staff' || session.by === 'passkey') return true
  if (_count.passkeys && !authenticatorApp?.confirmedAt) return false
  return passwordHash === null || session.by === 'password'
}
