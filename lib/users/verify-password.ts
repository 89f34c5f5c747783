import { canonicalEmail } from '../canonical-email'
import { db } from '../db/client'
import type { Role } from '../db/generated/enums'
import { err, ok, type Result } from '../result'
import { hashPassword, isOldHash, isPassword, PasswordsBusy } from './passwords'

/**
 * Returns the person who signs in with this address and password. Every refusal is the same (no such person, no password set, wrong
 * password, disabled) and takes as long as a correct password. `busy`: nothing was checked. A correct password with an outdated hash is
 * hashed again.
 */
export async function verifyPassword(input: {
  email: string
  password: string
}): Promise<Result<{ userId: string; role: Role; sessionVersion: number }, { code: 'no-match' | 'busy' }>> {
  const email = canonicalEmail(input.email)
  const user = email
    ? await db.user.findUnique({
        where: { email },
        select: { id: true, role: true, sessionVersion: true, passwordHash: true, disabledAt: true },
      })
    : null
  const right = await isPassword(input.password, user?.passwordHash ?? null).catch((error: unknown) => {
    if (error instanceof PasswordsBusy) return null
    throw error
  })
  if (right === null) return err({ code: 'busy' })
  if (!user || !right || user.disabledAt) return err({ code: 'no-match' })
  if (user.passwordHash && isOldHash(user.passwordHash)) await renewHash(user.id, user.passwordHash, input.password)
  return ok({ userId: user.id, role: user.role, sessionVersion: user.sessionVersion })
}

/** Skips a password that was changed in the meantime. If the process is busy, this is left to the next sign-in. */
async function renewHash(id: string, old: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password).catch((error: unknown) => {
    if (error instanceof PasswordsBusy) return null
    throw error
  })
  if (passwordHash) await db.user.updateMany({ where: { id, passwordHash: old }, data: { passwordHash } })
}
