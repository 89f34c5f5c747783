import { canonicalEmail } from '../../canonical-email'
import { forgetWrongCodes } from '../../links/wrong-codes'
import { err, ok, type Result } from '../../result'
import { verifyPassword } from '../../users/verify-password'
import { admitPasswordAttempt } from '../limits/admit-password-attempt'
import { coarseNetwork } from '../limits/coarse-network'
import { logSecurity } from '../security-log'
import type { PersonClaims, Side } from '../session/claims'
import { noteFailedSignIn } from './note-failed-sign-in'

export type SignInWithPasswordRefusal = { code: 'no-match' } | { code: 'busy' } | { code: 'too-many'; minutes: number }

/**
 * Returns the session opened by a correct password on one side of the shop. Staff who sign in as buyers get a buyer's session. A buyer on
 * the staff sign-in page gets the same refusal as a stranger. `browser` is the result of `knownBrowser` for the address.
 */
export async function signInWithPassword(input: {
  email: string
  password: string
  side: Side
  ip: string
  browser?: string | null
}): Promise<Result<{ claims: PersonClaims; email: string }, SignInWithPasswordRefusal>> {
  const { side, ip, browser = null } = input
  const email = canonicalEmail(input.email) ?? input.email.trim().toLowerCase()
  const facts = { side, by: 'password', network: ip, address: email } as const
  const turn = await admitPasswordAttempt({ email, side, ip, browser })
  if (!turn.ok) {
    logSecurity('sign_in_refused', { ...facts, reason: turn.error.code })
    return turn
  }
  const person = await verifyPassword(input)
  if (!person.ok && person.error.code === 'busy') {
    await turn.value.passed()
    return err({ code: 'busy' })
  }
  if (!person.ok || (side === 'staff' && person.value.role !== 'staff')) {
    await turn.value.failed()
    logSecurity('sign_in_failed', facts)
    if (side === 'staff') await noteFailedSignIn(email, coarseNetwork(ip))
    return err({ code: 'no-match' })
  }
  await turn.value.passed()
  await forgetWrongCodes(email)
  const { userId, sessionVersion } = person.value
  return ok({ claims: { kind: side, sub: userId, version: sessionVersion }, email })
}
