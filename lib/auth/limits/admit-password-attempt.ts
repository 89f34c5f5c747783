import { setTimeout as wait } from 'node:timers/promises'
import { err, ok, type Result } from '../../result'
import type { Side } from '../session/claims'
import { coarseNetwork } from './coarse-network'
import { networkLimits } from './network-limits'
import { noteFailure } from './note-failure'
import {
  consumeRateLimit,
  consumeRateLimits,
  hasUsed,
  type LimitName,
  restoreRateLimits,
  SHARED_CALLER,
  type TooMany,
  type Turn,
} from './rate-limit'

/** The cost of a wrong password while many networks are guessing passwords for one address. */
const SLOWED_COST = 4
export const SLOWED_AFTER_FAILURES = 30
/** The limits that concern a single address; staff can reset these for that address. The other limits count everyone on a network. */
const ABOUT_ADDRESS: readonly LimitName[] = ['password_per_browser', 'password_per_pair', 'password_per_site_pair', 'password_per_address']
/**
 * The delay of an attempt, applied instead of that cost if networks cannot be distinguished. At most MAX_WAITING_ATTEMPTS attempts wait in
 * one process.
 */
const SLOWED_PAUSE_MS = 1_000
const MAX_WAITING_ATTEMPTS = 20

export type PasswordAttempt = {
  /** Keeps the attempt counted as a wrong password, and adds it to the failures that slow down strangers' attempts for this address. */
  failed(): Promise<void>
  /** Removes the attempt from the count, because the password was right or was not checked. */
  passed(): Promise<void>
}

type Door = { email: string; side: Side; ip: string; browser: string | null }

/**
 * Admits a password attempt for this address, or returns how many minutes to wait. Only wrong passwords count. They are counted separately
 * for the buyer and staff sign-in pages, and per address and network together (or per browser that has signed in to the address before), so
 * that no one uses up someone else's attempts. docs/decisions/0014-strangers-lock-nobody-out.md
 */
export async function admitPasswordAttempt({
  email,
  side,
  ip,
  browser,
}: Door): Promise<Result<PasswordAttempt, TooMany | { code: 'busy' }>> {
  const address = JSON.stringify([side, email])
  const note = (turns: readonly Turn[]) =>
    noteFailure({ turns: turns.filter(([name]) => ABOUT_ADDRESS.includes(name)), of: { email }, side, network: coarseNetwork(ip) })
  if (browser) {
    const own = [['password_per_browser', JSON.stringify([side, email, browser])]] as const
    if ((await consumeRateLimits(own)).ok) return ok({ failed: () => note(own), passed: () => restoreRateLimits(own) })
    // Once its own attempts are used up, a known browser is counted like any other on its network.
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
      await note([...turns, ['password_per_address', address]])
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
