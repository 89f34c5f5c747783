import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '../../config/env'

/** The two sides of the shop. Buyers and staff have separate cookies, so one browser can be signed in to both sides. */
export type Side = 'client' | 'staff'

const secure = env.APP_URL.startsWith('https://')

/**
 * The cookie name has the prefix `__Host-` if the shop uses HTTPS: the browser then binds the cookie to this host, the root path and TLS
 * (RFC 6265bis §4.1.3.2).
 */
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

/**
 * The content of a session cookie: the person, their kind, and the session version. It must not be trusted until check-session.ts has
 * checked it.
 */
export type Claims = z.infer<typeof schema>
export type OrderClaims = Extract<Claims, { kind: 'order' }>
/** Claims that give access to everything a person has on one side of the shop. */
export type PersonClaims = Exclude<Claims, OrderClaims>

const HOUR_SECONDS = 3600

/** Session lifetimes in seconds: 30 days for a buyer, 12 hours for a set-up link and for staff. */
export const LIFETIME = {
  client: 30 * 24 * HOUR_SECONDS,
  order: 12 * HOUR_SECONDS,
  staff: 12 * HOUR_SECONDS,
} as const satisfies Record<Claims['kind'], number>

export function sideOf(kind: Claims['kind']): Side {
  return kind === 'staff' ? 'staff' : 'client'
}

/**
 * Returns the encrypted cookie value (next-auth JWT, A256GCM). The cookie's name salts the key, so a cookie from one side is not valid on
 * the other.
 */
export function sealClaims(claims: Claims): Promise<string> {
  return encode({ token: claims, secret: env.AUTH_SECRET, salt: COOKIES[sideOf(claims.kind)], maxAge: LIFETIME[claims.kind] })
}

const opened = z.object({ jti: z.uuid(), exp: z.int() })

/** Claims read from a cookie. `id` allows the session to be ended before `endsAt`. */
export type OpenedClaims = Claims & { id: string; endsAt: Date }

/** Returns the claims in a cookie value, or null if it is expired, forged, damaged or from the other side. */
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
