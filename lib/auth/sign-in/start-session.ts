import { cookies, headers } from 'next/headers'
import type { SignInWay } from '../../db/generated/enums'
import { clientIp } from '../limits/client-ip'
import { coarseNetwork } from '../limits/coarse-network'
import { type Claims, COOKIE_OPTIONS, COOKIES, LIFETIME, sideOf } from '../session/claims'
import { describeDevice } from '../session/describe-device'
import { endToken } from '../session/end-token'
import { findPlace } from '../session/find-place'
import { openSession, type SignInPlace } from '../session/open-session'

/**
 * Starts a session in this browser and ends the browser's previous one on that side. Call it from a server action or a route, after the
 * domain has identified the person. `same` continues the current session under new claims and does not count as a new sign-in.
 */
export async function startSession(claims: Claims, by: SignInWay | 'same'): Promise<void> {
  const jar = await cookies()
  const side = sideOf(claims.kind)
  const before = jar.get(COOKIES[side])?.value
  const present = before && by === 'same' ? await findPlace(before, side) : null
  const token = await openSession(claims, present ?? { ...(await thisPlace()), by: by === 'same' ? 'password' : by })
  if (before) await endToken(before, side)
  jar.set(COOKIES[side], token, { ...COOKIE_OPTIONS, maxAge: LIFETIME[claims.kind] })
}

/** Returns a short description of this browser, and its coarse network. */
export async function thisPlace(): Promise<Omit<SignInPlace, 'by'>> {
  return { device: describeDevice((await headers()).get('user-agent')), network: coarseNetwork(await clientIp()) }
}
