import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import type { Span } from './period'

/** The calls of one Enom command within a period. Times in milliseconds, of answered calls; null if none was. */
export type CommandRow = { command: string; calls: number; refused: number; failed: number; p50: number | null; p95: number | null }

const MAX_COMMANDS = 100

/** Returns how fast Enom answered and how often it did not, the most frequent command first. Empty for anyone but staff. */
export async function getEnomCalls(actor: Actor, span: Span): Promise<CommandRow[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<CommandRow[]>`
    select command, count(*)::int as calls, count(*) filter (where outcome = 'refused')::int as refused,
           count(*) filter (where outcome is null or outcome not in ('ok', 'refused'))::int as failed,
           percentile_cont(0.5) within group (order by ms)::float8 as p50, percentile_cont(0.95) within group (order by ms)::float8 as p95
      from (
        select command, outcome,
               case when outcome in ('ok', 'refused') then extract(epoch from "finishedAt" - "startedAt") * 1000 end as ms
          from "EnomCall" where "startedAt" >= ${span.from} and "startedAt" < ${span.until}
      ) calls
     group by command order by calls desc, command limit ${MAX_COMMANDS}`
}
