import { err, ok, type Result } from '../result'
import { canonicalEmail } from '../users/canonical-email'
import { verifyPassword } from '../users/verify-password'
import type { Claims, Side } from './claims'
import { takeTurns } from './rate-limit'

export type SignInWithPasswordRefusal = { code: 'no-match' } | { code: 'too-many'; minutes: number }

/**
 * The session a right password opens on one side of the shop. Staff who sign in as buyers get a buyer's session;
 * a buyer at the staff door gets the same refusal as a stranger.
 */
export async function signInWithPassword(input: {
  email: string
  password: string
  side: Side
  ip: string
}): Promise<Result<Claims, SignInWithPasswordRefusal>> {
  const turn = await takeTurns([
    ['password_per_ip', input.ip],
    ['password_per_address', canonicalEmail(input.email) ?? input.email.trim().toLowerCase()],
  ])
  if (!turn.ok) return turn
  const person = await verifyPassword(input)
  if (!person.ok) return person
  const { userId, role, sessionVersion } = person.value
  if (input.side === 'staff' && role !== 'staff') return err({ code: 'no-match' })
  return ok({ kind: input.side, sub: userId, version: sessionVersion })
}
