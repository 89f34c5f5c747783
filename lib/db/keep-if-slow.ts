import { MINUTE, now } from '../clock'

/** A count that takes less time than this, in milliseconds, is never cached. */
const SLOW = 100
/** The maximum age of a cached value when it is shown. */
const OLDEST = 10 * MINUTE

type Kept<Value> = { at: Date; took: number; value: Value }

/**
 * Returns the result of `count`, shared by all callers. In a shop so large that counting is slow, the value is cached for a minute. After
 * that, it is recomputed while the old value is still shown, unless that is more than ten minutes old.
 */
export function keepIfSlow<Value>(count: (at: Date) => Promise<Value>): () => Promise<Value> {
  let kept: Kept<Value> | null = null
  let running: Promise<Value> | null = null

  return async () => {
    const age = kept && kept.took >= SLOW ? Math.abs(now().getTime() - kept.at.getTime()) : Number.POSITIVE_INFINITY
    if (kept && age < MINUTE) return kept.value
    if (!kept || age >= OLDEST) return countOnce()
    countOnce().catch(() => undefined)
    return kept.value
  }

  /**
   * Callers that arrive during a slow count wait for its result. They don't share the first count or a fast one, which may have started
   * before their own change.
   */
  function countOnce(): Promise<Value> {
    if (running && kept && kept.took >= SLOW) return running
    const [at, began] = [now(), performance.now()]
    const counted = count(at).then((value) => {
      kept = { at, took: performance.now() - began, value }
      return value
    })
    running = counted.finally(() => {
      running = null
    })
    return running
  }
}
