import type { Actor } from '../../../actor'
import { db } from '../../../db/client'
import { mayStaff } from '../../../permissions'
import { dayIn } from '../../../zone'
import type { Period } from '../period'
import { BUCKET, KIND, timeWithin } from './buckets'

/**
 * The calls of one Enom command within a period. Times cover only calls that got a response, in milliseconds, accurate to within 5 percent;
 * null if there were none.
 */
export type CommandRow = { command: string; calls: number; refused: number; failed: number; p50: number | null; p95: number | null }

type Summed = { command: string; outcome: 'ok' | 'refused' | 'failed'; bucket: number; count: number }

const MAX_COMMANDS = 100

/**
 * Returns how fast Enom responded and how often it did not, most frequent command first. Calls are aggregated by UTC day, so UTC days are
 * used regardless of the time zone; calls from days not yet aggregated are read directly. Empty for anyone but staff.
 */
export async function getEnomCalls(actor: Actor, { span, zone }: Pick<Period, 'span' | 'zone'>): Promise<CommandRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const [from, until] = [dayIn(span.from, zone), dayIn(span.until, zone)]
  const rows = await db.$queryRaw<Summed[]>`
    select command, outcome, bucket, sum(calls)::int as count from (
      select command, outcome, bucket, calls from "EnomCallDay" where day >= ${from}::date and day < ${until}::date
      union all
      select command, ${KIND}, ${BUCKET}, count(*) from "EnomCall"
       where "startedAt" >= greatest(${from}::date, (select max(day) + 1 from "EnomCallDay")) and "startedAt" < ${until}::date
       group by 1, 2, 3
    ) summed group by 1, 2, 3 order by 3`
  const commands = [...new Set(rows.map(({ command }) => command))].map((command) =>
    commandRow(
      command,
      rows.filter((row) => row.command === command),
    ),
  )
  return commands.toSorted((one, other) => other.calls - one.calls || one.command.localeCompare(other.command)).slice(0, MAX_COMMANDS)
}

function commandRow(command: string, rows: readonly Summed[]): CommandRow {
  const count = (some: readonly Summed[]) => some.reduce((sum, row) => sum + row.count, 0)
  const of = (outcome: Summed['outcome']) => rows.filter((row) => row.outcome === outcome)
  const answered = rows.filter(({ outcome }) => outcome !== 'failed')
  return {
    command,
    calls: count(rows),
    refused: count(of('refused')),
    failed: count(of('failed')),
    p50: timeWithin(answered, 0.5),
    p95: timeWithin(answered, 0.95),
  }
}
