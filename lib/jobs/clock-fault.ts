/**
 * How far the clock of a worker's machine may differ from the database's; milliseconds. What one worker has begun another one judges by
 * its age (how long Enom's lists may lag, who is too late), so a worker with another time must not work at all.
 */
const MAX_CLOCK_SKEW_MS = 10_000

/** What is wrong with this machine's clock, in one sentence, by the database's answer to a question asked at `askedAt`; null when they agree. */
export function clockFault({ askedAt, answer }: { askedAt: number; answer: number }): string | null {
  // The answer was given at some moment since then.
  const apart = answer < askedAt ? answer - askedAt : Math.max(0, answer - Date.now())
  if (Math.abs(apart) <= MAX_CLOCK_SKEW_MS) return null
  const seconds = Math.round(Math.abs(apart) / 1000)
  return `this machine’s clock is ${seconds} seconds ${apart < 0 ? 'ahead of' : 'behind'} the database’s: synchronise both with NTP`
}
