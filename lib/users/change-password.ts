import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import { hashPassword, isPassword, PASSWORD_MAX, PASSWORD_MIN } from './passwords'

export type ChangePasswordRefusal = { code: 'not-allowed' | 'too-short' | 'too-long' | 'wrong-password' }

/**
 * Sets the actor's own password. Whoever has one must give it; whoever signed in by mail and has none need not.
 * Raises the session version: every session of this person ends, including the one that asked. Answers the new version,
 * with which the caller starts a session anew.
 */
export async function changePassword(
  actor: Actor,
  input: { current: string; next: string },
): Promise<Result<{ sessionVersion: number }, ChangePasswordRefusal>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  if ([...input.next].length < PASSWORD_MIN) return err({ code: 'too-short' })
  if (input.next.length > PASSWORD_MAX) return err({ code: 'too-long' })
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true, disabledAt: true } })
  if (!user || user.disabledAt) return err({ code: 'not-allowed' })
  if (user.passwordHash && !(await isPassword(input.current, user.passwordHash))) return err({ code: 'wrong-password' })
  const passwordHash = await hashPassword(input.next)
  // Only if the password is still the one just checked: of two changes at once, one wins and the other is told.
  const changed = await db.user.updateManyAndReturn({
    where: { id: actor.userId, passwordHash: user.passwordHash },
    data: { passwordHash, sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  })
  const [row] = changed
  return row ? ok({ sessionVersion: row.sessionVersion }) : err({ code: 'wrong-password' })
}
