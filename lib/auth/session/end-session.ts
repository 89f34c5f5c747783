import { cookies } from 'next/headers'
import { logSecurity } from '../security-log'
import { COOKIE_OPTIONS, COOKIES, type Side } from './claims'
import { endToken } from './end-token'

/** Ends this browser's session on one side of the shop. Other browsers of the same person stay signed in. */
export async function endSession(side: Side): Promise<void> {
  const jar = await cookies()
  const token = jar.get(COOKIES[side])?.value
  const ended = token ? await endToken(token, side) : null
  if (ended) logSecurity('signed_out', { side, userId: ended.userId })
  jar.set(COOKIES[side], '', { ...COOKIE_OPTIONS, maxAge: 0 })
}
