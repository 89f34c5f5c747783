import { now } from '../clock'
import { log } from '../log'
import { settlePayment } from './settle-payment'

/** How many times a payment page can be read without a delay, for a buyer who returns, leaves and then pays after all. */
const MAX_BURST = 6
/** After that, at most one reading per this many milliseconds, however many windows reload the waiting page. */
const BURST_REFILL_MS = 5_000
/** Maximum number of payment pages tracked. Beyond it, pages are read slightly more often. */
const MAX_REMEMBERED = 1000

/** `last` holds a promise only while the reading runs, because a promise keeps its whole request in memory. */
type Readings = { left: number; at: number; last: Promise<boolean> | boolean }

const remembered = new Map<string, Readings>()

/**
 * Runs `settlePayment` for pages that are open in a browser and reload automatically. Requests that come too often get the result of the
 * last reading. Returns whether Stripe could be read. The webhook and the sweep do not depend on it.
 */
export async function settleNowAndThen(stripeSessionId: string): Promise<boolean> {
  const at = now().getTime()
  const before = remembered.get(stripeSessionId)
  const left = before ? Math.min(MAX_BURST, before.left + (at - before.at) / BURST_REFILL_MS) : MAX_BURST
  if (before && left < 1) return before.last
  const readings: Readings = { left: left - 1, at, last: read(stripeSessionId) }
  remembered.delete(stripeSessionId)
  remembered.set(stripeSessionId, readings)
  const [oldest] = remembered.keys()
  if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  readings.last = await readings.last
  return readings.last
}

async function read(stripeSessionId: string): Promise<boolean> {
  try {
    await settlePayment(stripeSessionId)
    return true
  } catch (fault) {
    log.warn({ err: fault, stripeSessionId }, 'could not read the payment when the buyer returned; the sweep will retry')
    return false
  }
}
