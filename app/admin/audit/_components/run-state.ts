import type { AuditView } from '@/lib/audit/view/queries'
import { MINUTE, now } from '@/lib/clock'

/** An audit run that has not finished after this time is considered interrupted. The next run checks everything again. */
const RUN_TIMEOUT_MS = 30 * MINUTE
/** How long the page waits for a requested run to start and finish. After that, staff must reload it themselves. */
const WAIT_LIMIT_MS = 5 * MINUTE

type Times = Pick<AuditView['runs'][number], 'startedAt' | 'finishedAt'>

export function stateOf({ finishedAt, startedAt }: Times): 'ended' | 'under-way' | 'cut-off' {
  if (finishedAt) return 'ended'
  return now().getTime() - startedAt.getTime() < RUN_TIMEOUT_MS ? 'under-way' : 'cut-off'
}

/** Returns whether an audit run is in progress, or whether one requested at `askedAt` has not yet started for every account. */
export function isUnderWay(runs: readonly Times[], askedAt?: Date): boolean {
  return runs.some((run) => stateOf(run) === 'under-way') || (askedAt !== undefined && isAwaited(runs, askedAt))
}

function isAwaited(runs: readonly Times[], askedAt: Date): boolean {
  if (now().getTime() - askedAt.getTime() > WAIT_LIMIT_MS) return false
  return runs.length === 0 || runs.some(({ startedAt }) => startedAt < askedAt)
}
