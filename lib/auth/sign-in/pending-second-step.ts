import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '../../config/env'
import { COOKIE_OPTIONS } from '../session/claims'

const COOKIE_NAME = env.APP_URL.startsWith('https://') ? '__Host-keelmark_second' : 'keelmark_second'
const COOKIE_MAX_AGE_SECONDS = 10 * 60

const schema = z.object({
  kind: z.enum(['client', 'staff']),
  userId: z.uuid(),
  version: z.int(),
  email: z.string(),
  by: z.enum(['password', 'code', 'link']),
  returnTo: z.string(),
})

/** A sign-in whose first step is done, in this browser. The cookie is encrypted and opens nothing without the second step. */
export type PendingSecondStep = z.infer<typeof schema>

/** Remembers for ten minutes that the first step is done. Call it from a server action only. */
export async function setPendingSecondStep(pending: PendingSecondStep): Promise<void> {
  const value = await encode({ token: pending, secret: env.AUTH_SECRET, salt: COOKIE_NAME, maxAge: COOKIE_MAX_AGE_SECONDS })
  ;(await cookies()).set(COOKIE_NAME, value, { ...COOKIE_OPTIONS, maxAge: COOKIE_MAX_AGE_SECONDS })
}

/** Returns the sign-in that waits for its second step in this browser, or null. */
export async function getPendingSecondStep(): Promise<PendingSecondStep | null> {
  const token = (await cookies()).get(COOKIE_NAME)?.value
  if (!token) return null
  try {
    const parsed = schema.safeParse(await decode({ token, secret: env.AUTH_SECRET, salt: COOKIE_NAME }))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export async function clearPendingSecondStep(): Promise<void> {
  ;(await cookies()).set(COOKIE_NAME, '', { ...COOKIE_OPTIONS, maxAge: 0 })
}
