/**
 * Maximum difference between the clock of a worker's machine and the database's, in milliseconds. Workers judge each other's work by its
 * age (delay of Enom's lists, lateness), so a worker with a wrong clock must not work at all.
 */
const MAX_CLOCK_SKEW_MS = 10_000

/**
 * Compares this machine's clock with the database's `answer` to a query sent at `askedAt`. Returns the fault in one sentence, or null if
 * they agree.
 */
export function clockFault({ askedAt, answer }: { askedAt: number; answer: number }): string | null {
  // The database answered at some time between then and now.
  const apart = answer < askedAt ? answer - askedAt : Math.max(0, answer - Date.now())
  if (Math.abs(apart) <= MAX_CLOCK_SKEW_MS) return null
  const seconds = Math.round(Math.abs(apart) / 1000)
  return `this machine’s clock is ${seconds} seconds ${apart < 0 ? 'ahead of' : 'behind'} the database’s: synchronise both with NTP`
}
