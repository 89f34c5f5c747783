import { MINUTE } from '../clock'
import { db } from '../db/client'
import { LEASE_LIMIT_MS } from './lease'

/** A job that is due and hasn't started for this long shows that the workers are behind; milliseconds. */
const TOO_LATE = 5 * MINUTE

/**
 * - working: a worker lives, and what is due begins in time
 * - behind: a worker lives, and a job has been due for more than `TOO_LATE`
 * - none: no worker has a live lease, so no job runs
 */
export type WorkerHealth = {
  state: 'working' | 'behind' | 'none'
  /** How many workers live. */
  workers: number
  /** Seconds for which the oldest due job waits to begin; null when none does. */
  oldestDue: number | null
}

type Row = { workers: number; oldestDue: number | null }

/**
 * Whether the shop's work is done, by the leases and the queue, and by the database's clock. A job whose turn has not come, because
 * another of its queue is at work, is not late.
 * @throws when the database does not answer.
 */
export async function readWorkerHealth(): Promise<WorkerHealth> {
  const [row] = await db.$queryRaw<Row[]>`
    select
      (select count(*)::int from "WorkerLease"
        where "lostAt" is null and "beatAt" > timezone('utc', clock_timestamp()) - ${LEASE_LIMIT_MS}::int * interval '1 millisecond') as workers,
      (select extract(epoch from clock_timestamp() - min(j.run_at))::int from graphile_worker._private_jobs j
        where j.is_available and j.run_at < clock_timestamp() and not exists (
          select 1 from graphile_worker._private_job_queues q where q.id = j.job_queue_id and q.locked_at is not null)) as "oldestDue"`
  const { workers = 0, oldestDue = null } = row ?? {}
  const isLate = oldestDue !== null && oldestDue * 1000 > TOO_LATE
  return { state: workers === 0 ? 'none' : isLate ? 'behind' : 'working', workers, oldestDue }
}
