import { canonicalEmail } from '../canonical-email'
import { db } from '../db/client'
import type { Role } from '../db/generated/enums'
import { err, ok, type Result } from '../result'
import { isPassword, PasswordsBusy } from './passwords'

/**
 * Returns who signs in with this address and password. Every refusal is the same (no such person, no password set, wrong password,
 * disabled) and takes as long as a correct password. `busy`: nothing was checked.
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
  return ok({ userId: user.id, role: user.role, sessionVersion: user.sessionVersion })
}
