import { HOUR, later, SECOND } from '../clock'

/** So long after one list the next is asked for; milliseconds. */
const PAUSE = 30 * SECOND
/** And so many in an hour. */
const MOST = 20

/**
 * When Enom may be asked for one more list of a certificate's approvers, and what is then kept of when it was asked. However often a buyer
 * changes a draft, Enom hears of it now and then only. A list that waits for its time is the one that is asked for then.
 */
export function nextListSlot(askedAt: readonly Date[], at: Date): { runAt: Date; askedAt: Date[] } {
  const last = askedAt.at(-1)
  if (last && last > at) return { runAt: last, askedAt: [...askedAt] }
  const twentieth = askedAt.at(-MOST)
  const runAt = new Date(Math.max(at.getTime(), last ? later(last, PAUSE).getTime() : 0, twentieth ? later(twentieth, HOUR).getTime() : 0))
  return { runAt, askedAt: [...askedAt, runAt].slice(-MOST) }
}
