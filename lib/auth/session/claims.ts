import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '../../config/env'

/** The two cookies. Buyers and staff each have their own, so the same browser can be signed in to both sides of the shop. */
export type Side = 'client' | 'staff'

const secure = env.APP_URL.startsWith('https://')

/** `__Host-` where the shop is on https: bound to this host, this path and to TLS by the browser (RFC 6265bis §4.1.3.2). */
export const COOKIES = {
  client: `${secure ? '__Host-' : ''}keelmark_session`,
  staff: `${secure ? '__Host-' : ''}keelmark_staff`,
} as const satisfies Record<Side, string>

export const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const

const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client'), sub: z.uuid(), version: z.int() }),
  z.object({ kind: z.literal('order'), sub: z.uuid(), version: z.int(), orderId: z.uuid(), session: z.uuid().optional() }),
  z.object({ kind: z.literal('staff'), sub: z.uuid(), version: z.int() }),
])

/** What a session cookie says: who, as what, and the session version it was made with. Believed only after check-session.ts. */
export type Claims = z.infer<typeof schema>

const HOUR_SECONDS = 3600

/** Seconds a session lives: a buyer 30 days; a set-up link and staff 12 hours. */
export const LIFETIME = {
  client: 30 * 24 * HOUR_SECONDS,
  order: 12 * HOUR_SECONDS,
  staff: 12 * HOUR_SECONDS,
} as const satisfies Record<Claims['kind'], number>

export function sideOf(kind: Claims['kind']): Side {
  return kind === 'staff' ? 'staff' : 'client'
}

/** The encrypted cookie value (next-auth JWT, A256GCM). The cookie's name salts the key: one side's cookie does not open the other. */
export function sealClaims(claims: Claims): Promise<string> {
  return encode({ token: claims, secret: env.AUTH_SECRET, salt: COOKIES[sideOf(claims.kind)], maxAge: LIFETIME[claims.kind] })
}

const opened = z.object({ jti: z.uuid(), exp: z.int() })

/** Claims as a cookie carried them: by `id` its session can be ended before `endsAt`. */
export type OpenedClaims = Claims & { id: string; endsAt: Date }

/** The claims of a cookie value, or null when it is expired, foreign, damaged or of the other side. */
export async function openClaims(token: string, side: Side): Promise<OpenedClaims | null> {
  let payload: unknown
  try {
    payload = await decode({ token, secret: env.AUTH_SECRET, salt: COOKIES[side] })
  } catch {
    return null
  }
  const [parsed, about] = [schema.safeParse(payload), opened.safeParse(payload)]
  if (!parsed.success || !about.success || sideOf(parsed.data.kind) !== side) return null
  return { ...parsed.data, id: about.data.jti, endsAt: new Date(about.data.exp * 1000) }
}
