import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '../../config/env'
import { COOKIE_OPTIONS } from './claims'

const COOKIE_NAME = env.APP_URL.startsWith('https://') ? '__Host-keelmark_asked' : 'keelmark_asked'
const COOKIE_MAX_AGE_SECONDS = 15 * 60

const schema = z.object({ linkId: z.uuid(), email: z.string() })

/** The code this browser asked for. It comes from a cookie, so that a link cannot make the code page accept someone else's code. */
export type PendingSignIn = z.infer<typeof schema>

/** Remembers for 15 minutes that this browser asked for a code. Call it from a server action only. */
export async function setPendingSignIn(asked: PendingSignIn): Promise<void> {
  const value = await encode({ token: asked, secret: env.AUTH_SECRET, salt: COOKIE_NAME, maxAge: COOKIE_MAX_AGE_SECONDS })
  ;(await cookies()).set(COOKIE_NAME, value, { ...COOKIE_OPTIONS, maxAge: COOKIE_MAX_AGE_SECONDS })
}

/** Returns what this browser last asked for, or null. */
export async function getPendingSignIn(): Promise<PendingSignIn | null> {
  const token = (await cookies()).get(COOKIE_NAME)?.value
  if (!token) return null
  try {
    const parsed = schema.safeParse(await decode({ token, secret: env.AUTH_SECRET, salt: COOKIE_NAME }))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Forgets the request once the code has been used. */
export async function clearPendingSignIn(): Promise<void> {
  ;(await cookies()).set(COOKIE_NAME, '', { ...COOKIE_OPTIONS, maxAge: 0 })
}
