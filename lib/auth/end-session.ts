import { cookies } from 'next/headers'
import { COOKIE_OPTIONS, COOKIES, type Side } from './claims'

/** Takes this browser's session of one side away. Other browsers of the same person stay signed in. */
export async function endSession(side: Side): Promise<void> {
  const jar = await cookies()
  jar.set(COOKIES[side], '', { ...COOKIE_OPTIONS, maxAge: 0 })
}
