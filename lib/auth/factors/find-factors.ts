import type { Actor } from '../../actor'
import { db } from '../../db/client'

export type PasskeyView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

export type Factors = {
  /** `begun`: the secret has been shown, but no code has been entered yet. */
  authenticator: 'off' | 'begun' | 'on'
  recoveryCodesLeft: number
  passkeys: PasskeyView[]
}

/** Returns the actor's sign-in methods other than the password. Never includes secrets. */
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

/** Returns whether a person uses a second step to sign in. */
export async function hasSecondStep(userId: string): Promise<boolean> {
  return (await db.authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}
