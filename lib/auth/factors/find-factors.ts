import type { Actor } from '../../actor'
import { db } from '../../db/client'

export type PasskeyView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

export type Factors = {
  /** `begun`: its secret was shown, and its first code has not been entered. */
  authenticator: 'off' | 'begun' | 'on'
  recoveryCodesLeft: number
  passkeys: PasskeyView[]
}

/** Returns how the actor signs in besides the password. Never a secret. */
export async function findFactors(actor: Actor): Promise<Factors> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return { authenticator: 'off', recoveryCodesLeft: 0, passkeys: [] }
  const { userId } = actor
  const [app, recoveryCodesLeft, passkeys] = await Promise.all([
    db.authenticatorApp.findUnique({ where: { userId }, select: { confirmedAt: true } }),
    db.recoveryCode.count({ where: { userId, usedAt: null } }),
    db.passkey.findMany({
      where: { userId },
      orderBy: { id: 'asc' },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    }),
  ])
  return { authenticator: app ? (app.confirmedAt ? 'on' : 'begun') : 'off', recoveryCodesLeft, passkeys }
}

/** Returns whether a person signs in with a second step. */
export async function hasSecondStep(userId: string): Promise<boolean> {
  return (await db.authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}
