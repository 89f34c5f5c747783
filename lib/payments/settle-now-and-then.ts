import { now } from '../clock'
import { log } from '../log'
import { settlePayment } from './settle-payment'

/** A payment page is read this often at once: its buyer comes back, leaves and pays after all. */
const MAX_BURST = 6
/** And then once in so many milliseconds, in however many windows the waiting page reloads itself. */
const BURST_REFILL_MS = 5_000
/** So many payment pages are remembered; of more at once one is only read a little more often. */
const MAX_REMEMBERED = 1000

type Readings = { left: number; at: number; last: Promise<boolean> }

const remembered = new Map<string, Readings>()

/**
 * `settlePayment` for pages that people look at and that reload by themselves. Who asks too often is given the answer of the last reading.
 * Answers whether Stripe could be asked; the webhook and the sweep do not depend on it.
 */
export function settleNowAndThen(stripeSessionId: string): Promise<boolean> {
  const at = now().getTime()
  const before = remembered.get(stripeSessionId)
  const left = before ? Math.min(MAX_BURST, before.left + (at - before.at) / BURST_REFILL_MS) : MAX_BURST
  if (before && left < 1) return before.last
  const last = read(stripeSessionId)
  remembered.delete(stripeSessionId)
  remembered.set(stripeSessionId, { left: left - 1, at, last })
  const [oldest] = remembered.keys()
  if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return last
}

async function read(stripeSessionId: string): Promise<boolean> {
  try {
    await settlePayment(stripeSessionId)
    return true
  } catch (fault) {
    log.warn({ err: fault, stripeSessionId }, 'could not read the payment when the buyer returned; will retry')
    return false
  }
}
