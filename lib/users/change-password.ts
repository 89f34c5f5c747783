import { randomUUID } from 'node:crypto'
import type { Actor } from '../actor'
import { env } from '../config/env'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { endLinks } from '../links/end-links'
import { redeemCode } from '../links/redeem-code'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'
import { findPasswordCode } from './find-password-code'
import { isGuessable } from './is-guessable'
import { hashPassword, isPassword, PASSWORD_MAX, PASSWORD_MIN, PasswordsBusy } from './passwords'
import { tellCodesOff } from './tell-codes-off'

/**
 * Why a password was not changed: - `code-missing`: a code is needed as proof, and none was entered - `code-ended`: no code is pending for
 * comparison - `code-used-up`: the code was wrong, and it was the last attempt
 */
export type ChangePasswordRefusal =
  | { code: 'not-allowed' | 'too-short' | 'too-long' | 'guessable' | 'wrong-password' | 'busy' }
  | { code: 'code-missing' | 'code-ended' | 'code-used-up' | 'codes-off' }
  | { code: 'wrong-code'; attemptsLeft: number }

type Person = { id: string; email: string; name: string | null; role: 'client' | 'staff'; passwordHash: string | null }

/**
 * Sets the actor's own password. A session alone is not enough: it also needs the current password, or a code that was just emailed
 * (request-password-code.ts). Staff who have a password must enter it, so that their mailbox alone does not open the back office.
 * Increments the session version, which ends all of this person's sessions, including the current one, and invalidates unused codes and
 * links. The person is notified by email. Returns the new version, with which the caller starts a new session.
 */
export async function changePassword(
  actor: Actor,
  input: { current: string; code?: string; next: string },
): Promise<Result<{ sessionVersion: number }, ChangePasswordRefusal>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  const user = await db.user.findFirst({
    where: { id: actor.userId, disabledAt: null },
    select: { id: true, email: true, name: true, role: true, passwordHash: true },
  })
  if (!user) return err({ code: 'not-allowed' })
  const fault = passwordFault(input.next, user)
  if (fault) return err({ code: fault })
  try {
    const passwordHash = await hashPassword(input.next)
    const proof = await prove(user, input)
    return proof.ok ? await save(user, passwordHash) : proof
  } catch (error) {
    if (error instanceof PasswordsBusy) return err({ code: 'busy' })
    throw error
  }
}

/** Returns what is wrong with a new password, or null. */
export function passwordFault(
  next: string,
  { email, name }: Pick<Person, 'email' | 'name'>,
): 'too-short' | 'too-long' | 'guessable' | null {
  if ([...next].length < PASSWORD_MIN) return 'too-short'
  if (next.length > PASSWORD_MAX) return 'too-long'
  return isGuessable(next, [email, name ?? '', new URL(env.APP_URL).hostname]) ? 'guessable' : null
}

async function prove(
  user: Person,
  { current, code }: { current: string; code?: string },
): Promise<Result<undefined, ChangePasswordRefusal>> {
  const mayUseCode = user.role === 'client' || user.passwordHash === null
  if (!mayUseCode || !code?.trim()) {
    // While a code is pending, the page shows only the field for the code.
    if (user.passwordHash === null || (mayUseCode && !current && (await findPasswordCode(user.email)))) return err({ code: 'code-missing' })
    return (await isPassword(current, user.passwordHash)) ? ok() : err({ code: 'wrong-password' })
  }
  const pending = await findPasswordCode(user.email)
  if (!pending) return err({ code: 'code-ended' })
  const redeemed = await redeemCode(pending.linkId, code.replace(/\D/g, ''), 'set_password')
  if (redeemed.ok) return ok()
  if (redeemed.error.code === 'ended') return err({ code: 'code-ended' })
  if (redeemed.error.code === 'codes-off') return err({ code: 'codes-off' })
  const { codesAreOff, attemptsLeft } = redeemed.error
  if (codesAreOff) {
    await tellCodesOff(user.email)
    return err({ code: 'codes-off' })
  }
  return err(attemptsLeft > 0 ? { code: 'wrong-code', attemptsLeft } : { code: 'code-used-up' })
}

/** Saves the hash only if the password is still the one just checked. Of two simultaneous changes, one wins and the other is refused. */
function save(user: Person, passwordHash: string): Promise<Result<{ sessionVersion: number }, ChangePasswordRefusal>> {
  return inTransaction(async (tx) => {
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: user.id, passwordHash: user.passwordHash },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { sessionVersion: true },
    })
    if (!changed) return err({ code: 'wrong-password' })
    await endLinks(tx, { userId: user.id, email: user.email })
    const event = user.passwordHash ? 'password_changed' : 'password_set'
    await queueMail(tx, { kind: 'security_notice', onceKey: `security_notice:${randomUUID()}`, to: user.email, data: { event } })
    return ok(changed)
  })
}
