import { db } from '../../db/client'
import { openClaims, type Side } from './claims'
import type { SignInPlace } from './open-session'

/** Returns how and where the session with this cookie value began, or null if unknown. */
export async function findPlace(token: string, side: Side): Promise<SignInPlace | null> {
  const claims = await openClaims(token, side)
  return claims && db.session.findUnique({ where: { id: claims.id }, select: { by: true, device: true, network: true, startedAt: true } })
}
