import { createHmac } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '../config/env'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'

const MINUTES = 60

/** How often something may be tried: `points` within `seconds`, counted per address or per network address. */
const LIMITS = {
  link_per_address: { points: 4, seconds: 15 * MINUTES },
  link_per_ip: { points: 20, seconds: 15 * MINUTES },
  password_per_address: { points: 8, seconds: 15 * MINUTES },
  password_per_ip: { points: 40, seconds: 15 * MINUTES },
  code_per_ip: { points: 30, seconds: 15 * MINUTES },
  checkout_per_ip: { points: 20, seconds: 15 * MINUTES },
  redeem_per_ip: { points: 30, seconds: 5 * MINUTES },
} as const

export type LimitName = keyof typeof LIMITS

/** Stands for every caller whose network address cannot be known; see client-ip.ts. */
export const SHARED = 'everybody'
/** Where all callers count together the limit is this many times as high: it slows a flood and locks nobody out. */
const SHARED_BY = 25

const limiters = new Map<string, RateLimiterPrisma>()

function limiter(name: LimitName, factor: number): RateLimiterPrisma {
  const prefix = factor === 1 ? name : `${name}_shared`
  let made = limiters.get(prefix)
  if (!made) {
    const { points, seconds } = LIMITS[name]
    made = new RateLimiterPrisma({
      storeClient: db,
      tableName: 'rateLimiterFlexible',
      keyPrefix: prefix,
      points: points * factor,
      duration: seconds,
    })
    limiters.set(prefix, made)
  }
  return made
}

/**
 * Counts one try, or refuses it and says how many minutes to wait. The counter is kept in PostgreSQL, for all processes together;
 * what it is kept for (an address) is stored only as a keyed hash.
 */
export async function takeTurn(name: LimitName, of: string): Promise<Result<undefined, { code: 'too-many'; minutes: number }>> {
  const key = createHmac('sha256', env.AUTH_SECRET).update(`rate-limit:${of}`).digest('base64url')
  try {
    await limiter(name, of === SHARED ? SHARED_BY : 1).consume(key)
    return ok()
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return err({ code: 'too-many', minutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)) })
  }
}

/** Counts one try for each of several limits; the first that is used up refuses. */
export async function takeTurns(
  turns: readonly (readonly [LimitName, string])[],
): Promise<Result<undefined, { code: 'too-many'; minutes: number }>> {
  for (const [name, of] of turns) {
    const turn = await takeTurn(name, of)
    if (!turn.ok) return turn
  }
  return ok()
}

/** What somebody reads who tried too often. */
export function tooManySentence({ minutes }: { minutes: number }): string {
  return `That is a lot of attempts in a short time. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}
