import { now } from '../../clock'
import { db } from '../../db/client'
import { openClaims, type Side } from './claims'

/**
 * Permanently ends the session with this cookie value, so that copies of the cookie stop working too. Returns whose session it was, or null
 * if the cookie is not valid.
 */
export async function endToken(token: string, side: Side): Promise<{ userId: string } | null> {
  const claims = await openClaims(token, side)
  if (!claims) return null
  await db.session.updateMany({ where: { id: claims.id, endedAt: null }, data: { endedAt: now() } })
  return { userId: claims.sub }
}
