/**
 * Maximum difference between the clock of a worker's machine and the database's, in milliseconds. Workers rely on timestamps of each
 * other's work (for example to detect delays), so a worker with a wrong clock must not run.
 */
const MAX_CLOCK_SKEW_MS = 10_000

/**
 * Compares this machine's clock with the time the database returned in `answer` to a query sent at `askedAt`. Returns an error message, or
 * null if the clocks agree.
 */
export function clockFault({ askedAt, answer }: { askedAt: number; answer: number }): string | null {
  // The database responded at some time between then and now.
  const apart = answer < askedAt ? answer - askedAt : Math.max(0, answer - Date.now())
  if (Math.abs(apart) <= MAX_CLOCK_SKEW_MS) return null
  const seconds = Math.round(Math.abs(apart) / 1000)
  return `this machine’s clock is ${seconds} seconds ${apart < 0 ? 'ahead of' : 'behind'} the database’s: synchronise both with NTP`
}
