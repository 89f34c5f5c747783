import { cookies } from 'next/headers'
import { type Claims, COOKIE_OPTIONS, COOKIES, LIFETIME, sealClaims, sideOf } from './claims'
import { endToken } from './end-token'

/**
 * Starts a session in this browser and ends its previous one on that side. Call it from a server action or a route, after the domain has
 * identified the person.
 */
export async function startSession(claims: Claims): Promise<void> {
  const jar = await cookies()
  const side = sideOf(claims.kind)
  const before = jar.get(COOKIES[side])?.value
  if (before) await endToken(before, side)
  jar.set(COOKIES[side], await sealClaims(claims), { ...COOKIE_OPTIONS, maxAge: LIFETIME[claims.kind] })
}
