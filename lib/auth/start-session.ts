import { cookies } from 'next/headers'
import { type Claims, COOKIE_OPTIONS, COOKIES, LIFETIME, sealClaims, sideOf } from './claims'

/** Gives this browser a session. Call it from a server action or a route, after the domain has said who it is. */
export async function startSession(claims: Claims): Promise<void> {
  const jar = await cookies()
  jar.set(COOKIES[sideOf(claims.kind)], await sealClaims(claims), { ...COOKIE_OPTIONS, maxAge: LIFETIME[claims.kind] })
}
