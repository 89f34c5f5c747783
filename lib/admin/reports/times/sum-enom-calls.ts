import { earlier, HOUR, now } from '../../../clock'
import { db } from '../../../db/client'
import { BUCKET, KIND } from './buckets'

/** The time after the end of a day by which every call that began on that day has certainly finished. */
const ENDED_AFTER = HOUR
/** The maximum number of days per query, and of queries per run. Any remaining days are left for the next run. */
const MOST_DAYS = 5
const MOST_TURNS = 20

/**
 * Aggregates the calls to Enom of past UTC days, oldest first. Calls are deleted later, so each day is aggregated only once. Two workers
 * running at the same time write the same sums. Returns whether there may be more.
 */
export async function sumEnomCalls(): Promise<boolean> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) if (!(await sumSomeDays())) return false
  return true
}

/** Returns the number of sums written. */
function sumSomeDays(): Promise<number> {
  return db.$executeRaw`
    insert into "EnomCallDay" (day, command, outcome, bucket, calls)
      select "startedAt"::date, command, ${KIND}, ${BUCKET}, count(*)
        from "EnomCall", (
          select min("startedAt")::date as day from "EnomCall"
           where "startedAt" >= coalesce((select max(day) + 1 from "EnomCallDay"), '-infinity')) first
       where "startedAt" >= first.day and "startedAt" < least(first.day + ${MOST_DAYS}::int, ${earlier(now(), ENDED_AFTER)}::date)
       group by 1, 2, 3, 4
      on conflict do nothing`
}
