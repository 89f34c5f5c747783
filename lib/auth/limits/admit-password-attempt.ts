import { setTimeout as wait } from 'node:timers/promises'
import { err, ok, type Result } from '../../result'
import type { Side } from '../session/claims'
import { networkLimits } from './network-limits'
import { consumeRateLimit, consumeRateLimits, hasUsed, restoreRateLimits, SHARED_CALLER, type TooMany } from './rate-limit'

/** While many networks guess at one address, a wrong password from a network counts this many times. */
const SLOWED_COST = 4
/** From this many wrong ones on. */
const SLOWED_AFTER_FAILURES = 30
/** Where networks cannot be told apart, a try waits this long instead; this many wait in one process. */
const SLOWED_PAUSE_MS = 1_000
const MAX_WAITING_ATTEMPTS = 20

export type PasswordAttempt = {
  /** The password was wrong: it stays counted, and strangers to this address are slowed down together. */
  failed(): Promise<void>
  /** It was right, or was not checked: nothing is counted. */
  passed(): Promise<void>
}

type Door = { email: string; side: Side; ip: string; browser: string | null }

/**
 * Lets a password for this address be checked, or says how many minutes to wait. Only wrong ones count: apart for each of the two doors, and
 * for the address and the network (or the browser that has signed in to it before) together, so that no one uses up someone else's attempts.
 * docs/decisions/0014-strangers-lock-nobody-out.md
 */
export async function admitPasswordAttempt({
  email,
  side,
  ip,
  browser,
}: Door): Promise<Result<PasswordAttempt, TooMany | { code: 'busy' }>> {
  const address = JSON.stringify([side, email])
  if (browser) {
    const own = [['password_per_browser', JSON.stringify([side, email, browser])]] as const
    if ((await consumeRateLimits(own)).ok) return ok({ failed: async () => undefined, passed: () => restoreRateLimits(own) })
    // Used up: from here on it is any other browser of its network.
  }
  const isSlowed = await hasUsed('password_per_address', address, SLOWED_AFTER_FAILURES)
  const turns = networkLimits('password', { ip, side, about: email, cost: isSlowed ? SLOWED_COST : 1 })
  const taken = await consumeRateLimits(turns)
  if (!taken.ok) return taken
  if (ip === SHARED_CALLER && isSlowed && !(await slowDown())) {
    await restoreRateLimits(turns)
    return err({ code: 'busy' })
  }
  return ok({
    failed: async () => {
      await consumeRateLimit('password_per_address', address)
    },
    passed: () => restoreRateLimits(turns),
  })
}

let waiting = 0

async function slowDown(): Promise<boolean> {
  if (waiting >= MAX_WAITING_ATTEMPTS) return false
  waiting += 1
  await wait(SLOWED_PAUSE_MS)
  waiting -= 1
  return true
}
