import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import type { z } from 'zod'
import { env } from '../../config/env'
import { COOKIE_OPTIONS } from './claims'

/** A cookie that only the shop can read and write. Its content alone is not proof of anything. */
export type SealedCookie<Content> = {
  /** Call it from a server action only. */
  set(content: Content): Promise<void>
  /** Returns the cookie's content, or null if it is missing, expired or altered. */
  get(): Promise<Content | null>
  /** Call it from a server action only. */
  clear(): Promise<void>
}

/** Returns an encrypted cookie with this name and a lifetime of `seconds`. */
export function sealedCookie<Content extends Record<string, unknown>>(
  name: string,
  { seconds: maxAge, schema }: { seconds: number; schema: z.ZodType<Content> },
): SealedCookie<Content> {
  const cookie = env.APP_URL.startsWith('https://') ? `__Host-${name}` : name
  const seal = { secret: env.AUTH_SECRET, salt: cookie }
  return {
    async set(content) {
      ;(await cookies()).set(cookie, await encode({ ...seal, token: content, maxAge }), { ...COOKIE_OPTIONS, maxAge })
    },
    async get() {
      const token = (await cookies()).get(cookie)?.value
      if (!token) return null
      try {
        return schema.safeParse(await decode({ ...seal, token })).data ?? null
      } catch {
        return null
      }
    },
    async clear() {
      ;(await cookies()).set(cookie, '', { ...COOKIE_OPTIONS, maxAge: 0 })
    },
  }
}
