import { createHmac } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '../../config/env'
import { db } from '../../db/client'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { err, ok, type Result } from '../../result'

const MINUTES = 60
const HOURS = 60 * MINUTES

/**
 * The rate limits: `points` within `seconds`. `_per_ip` counts one network, `_per_pair` one address from one network, `_per_site` and
 * `_per_site_pair` the same for the /48 around an IPv6 network, `_per_browser` one address from one browser that has signed in to it
 * before, `_per_address` one address from all networks together, `_per_host` one
 * server we connect to for all visitors together. docs/decisions/0014-strangers-lock-nobody-out.md
 */
const LIMITS = {
  link_per_ip: { points: 20, seconds: 15 * MINUTES },
  link_per_pair: { points: 4, seconds: 15 * MINUTES },
  link_per_site: { points: 100, seconds: 15 * MINUTES },
  link_per_site_pair: { points: 20, seconds: 15 * MINUTES },
  link_per_browser: { points: 4, seconds: 15 * MINUTES },
  link_per_address: { points: 100, seconds: HOURS },
  link_per_person: { points: 4, seconds: 15 * MINUTES },
  password_per_ip: { points: 40, seconds: 15 * MINUTES },
  password_per_pair: { points: 8, seconds: 15 * MINUTES },
  password_per_site: { points: 200, seconds: 15 * MINUTES },
  password_per_site_pair: { points: 40, seconds: 15 * MINUTES },
  password_per_browser: { points: 8, seconds: 15 * MINUTES },
  password_per_address: { points: 1_000_000, seconds: 15 * MINUTES },
  password_per_person: { points: 8, seconds: 15 * MINUTES },
  second_step_per_person: { points: 8, seconds: 15 * MINUTES },
  second_step_per_day: { points: 40, seconds: 24 * HOURS },
  passkey_per_ip: { points: 30, seconds: 15 * MINUTES },
  code_per_ip: { points: 30, seconds: 15 * MINUTES },
  redeem_per_ip: { points: 30, seconds: 5 * MINUTES },
  checkout_per_ip: { points: 20, seconds: 15 * MINUTES },
  coupon_per_ip: { points: 30, seconds: 15 * MINUTES },
  tax_number_per_ip: { points: 20, seconds: 15 * MINUTES },
  basket_per_ip: { points: 40, seconds: 15 * MINUTES },
  pull_per_ip: { points: 120, seconds: 15 * MINUTES },
  site_check_per_ip: { points: 15, seconds: 15 * MINUTES },
  site_check_per_host: { points: 10, seconds: 5 * MINUTES },
  dns_check_per_ip: { points: 30, seconds: 15 * MINUTES },
  decoder_per_ip: { points: 60, seconds: 15 * MINUTES },
  export_per_person: { points: 6, seconds: HOURS },
  calendar_per_ip: { points: 120, seconds: 15 * MINUTES },
  api_per_token: { points: 120, seconds: MINUTES },
} as const

export type LimitName = keyof typeof LIMITS

/** A limit, the caller it is counted for, and the points that an attempt costs (1 by default). */
export type Turn = readonly [name: LimitName, of: string, cost?: number]

export type TooMany = { code: 'too-many'; minutes: number }

/** The caller used when the network address is unknown; see client-ip.ts. */
export const SHARED_CALLER = 'everybody'
/**
 * Where all callers are counted together, a limit can only slow down a flood: it is SHARED_BY times as high and lasts SHARED_SECONDS, so
 * that it ends soon after the flood. A limit lasting minutes would let one visitor block the shop for everyone.
 */
const SHARED_BY = 25
const SHARED_SECONDS = 10

const limiters = new Map<string, RateLimiterPrisma>()

function limiterFor(name: LimitName, of: string): RateLimiterPrisma {
  const isShared = of === SHARED_CALLER
  const keyPrefix = isShared ? `${name}_shared` : name
  const { points, seconds } = LIMITS[name]
  const made =
    limiters.get(keyPrefix) ??
    new RateLimiterPrisma({
      storeClient: db,
      tableName: 'rateLimiterFlexible',
      keyPrefix,
      points: isShared ? points * SHARED_BY : points,
      duration: isShared ? SHARED_SECONDS : seconds,
    })
  limiters.set(keyPrefix, made)
  return made
}

/** Returns a keyed hash, so that addresses are never stored in plain text. */
function keyOf(of: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`rate-limit:${of}`).digest('base64url')
}

/** Returns the key of a counter in its table. */
export function counterOf(name: LimitName, of: string): string {
  return limiterFor(name, of).getKey(keyOf(of))
}

/** Returns a limit's number of points and its window in seconds. */
export function sizeOf(name: LimitName): { points: number; seconds: number } {
  return LIMITS[name]
}

/** Counts one attempt, or refuses it and returns the number of minutes to wait. The counter is in PostgreSQL, shared by all processes. */
export async function consumeRateLimit(...[name, of, cost = 1]: Turn): Promise<Result<undefined, TooMany>> {
  try {
    await limiterFor(name, of).consume(keyOf(of), cost)
    return ok()
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return err({ code: 'too-many', minutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)) })
  }
}

/** Counts an attempt against several limits. If one of them is used up, the attempt is refused and no longer counts against the others. */
export async function consumeRateLimits(turns: readonly Turn[]): Promise<Result<undefined, TooMany>> {
  for (const [index, turn] of turns.entries()) {
    const taken = await consumeRateLimit(...turn)
    if (taken.ok) continue
    await restoreRateLimits(turns.slice(0, index))
    return taken
  }
  return ok()
}

/** Takes back the points counted by `consumeRateLimits` for an attempt that succeeded or was not made. */
export async function restoreRateLimits(turns: readonly Turn[]): Promise<void> {
  for (const [name, of, cost = 1] of turns) await limiterFor(name, of).reward(keyOf(of), cost)
}

/** Returns whether at least this many points of a limit are used, without counting an attempt. */
export async function hasUsed(name: LimitName, of: string, points: number): Promise<boolean> {
  const counted = await limiterFor(name, of).get(keyOf(of))
  return counted !== null && counted.consumedPoints >= points
}

/** The remaining quota of a limit, for callers that report it in each response. */
export type Quota = { isLet: boolean; limit: number; seconds: number; left: number; resetSeconds: number }

/** Counts one request, and returns whether it is allowed and how much is left. */
export async function consumeQuota(name: LimitName, of: string): Promise<Quota> {
  const limiter = limiterFor(name, of)
  const { points: limit, duration: seconds } = limiter
  const [isLet, counted] = await limiter.consume(keyOf(of)).then(
    (used) => [true, used] as const,
    (refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return [false, refusal] as const
    },
  )
  const resetSeconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1_000))
  return { isLet, limit, seconds, left: Math.max(0, counted.remainingPoints), resetSeconds }
}

/** Returns the message for someone who has tried too often. */
export function tooManySentence({ minutes }: { minutes: number }, language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'answers')('tooOften', { minutes })
}
