import type { AuditView } from '@/lib/audit/view/queries'
import { MINUTE, now } from '@/lib/clock'

/** A comparison that has not ended after this long was cut off; the next one looks at everything again. */
const RUN_TIMEOUT_MS = 30 * MINUTE
/** How long the page waits for one that was asked for to begin and end; after that it is looked for by hand. */
const WAIT_LIMIT_MS = 5 * MINUTE

type Times = Pick<AuditView['runs'][number], 'startedAt' | 'finishedAt'>

export function stateOf({ finishedAt, startedAt }: Times): 'ended' | 'under-way' | 'cut-off' {
  if (finishedAt) return 'ended'
  return now().getTime() - startedAt.getTime() < RUN_TIMEOUT_MS ? 'under-way' : 'cut-off'
}

/** Whether a comparison runs, or one that was asked for at `askedAt` has not begun for every account. */
export function isUnderWay(runs: readonly Times[], askedAt?: Date): boolean {
  return runs.some((run) => stateOf(run) === 'under-way') || (askedAt !== undefined && isAwaited(runs, askedAt))
}

function isAwaited(runs: readonly Times[], askedAt: Date): boolean {
  if (now().getTime() - askedAt.getTime() > WAIT_LIMIT_MS) return false
  return runs.length === 0 || runs.some(({ startedAt }) => startedAt < askedAt)
}
