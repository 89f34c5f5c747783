import { MINUTE, now } from '../../clock'

/** What takes less, in milliseconds, is counted each time it is asked for. */
const SLOW = 100
/** How old what is kept may be when it is shown. */
const OLDEST = 10 * MINUTE

type Kept<Value> = { at: Date; took: number; value: Value }

/**
 * Returns what `count` gives, for all who ask. In a shop large enough for counting to take long, the value is kept for a minute. After that
 * it is counted again while the old one is shown once more, unless that is older than ten minutes.
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

  /** Those who ask while a slow count runs wait for it. A first or a fast one may have begun before what they have just changed. */
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
