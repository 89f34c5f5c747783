import { now } from '../../clock'
import { db } from '../../db/client'
import type { SignInWay } from '../../db/generated/enums'
import { type Claims, openClaims, sealClaims, sideOf } from './claims'

/** How and where someone signed in. */
export type SignInPlace = { by: SignInWay; device: string; network: string | null; startedAt?: Date }

/** Creates a session and returns its cookie value. Without its row, the cookie is worthless. */
export async function openSession(claims: Claims, { startedAt = now(), ...place }: SignInPlace): Promise<string> {
  const token = await sealClaims(claims)
  const opened = await openClaims(token, sideOf(claims.kind))
  if (!opened) throw new Error('a session that was just created cannot be opened')
  const { id, endsAt, kind, sub, version } = opened
  await db.session.create({ data: { ...place, id, endsAt, kind, userId: sub, version, startedAt, lastSeenAt: now() } })
  return token
}
