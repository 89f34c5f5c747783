import { MINUTE } from '../clock'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { LEASE_LIMIT_MS } from './lease'

/** If a job has been due for this long without starting, the workers are behind. In milliseconds. */
const TOO_LATE = 5 * MINUTE

/**
 * - working: a worker is alive, and due jobs start on time
 * - behind: a worker is alive, and a job has been due for more than `TOO_LATE`
 * - none: no worker has a live lease, so no job runs
 */
export type WorkerHealth = {
  state: 'working' | 'behind' | 'none'
  /** Number of live workers. */
  workers: number
  /** How long the oldest due job has been waiting to start, in seconds. Null if none is due. */
  oldestDue: number | null
}

type Row = { workers: number; oldestDue: number | null }

/** SQL for the columns that `toWorkerHealth` reads. */
export const WORKER_COLUMNS = Prisma.sql`
  (select count(*)::int from "WorkerLease"
    where "lostAt" is null and "beatAt" > timezone('utc', clock_timestamp()) - ${LEASE_LIMIT_MS}::int * interval '1 millisecond') as workers,
  (select extract(epoch from clock_timestamp() - min(j.run_at))::int from graphile_worker._private_jobs j
    where j.is_available and j.run_at < clock_timestamp() and not exists (
      select 1 from graphile_worker._private_job_queues q where q.id = j.job_queue_id and q.locked_at is not null)) as "oldestDue"`

/**
 * Determines from the leases and the queue whether jobs are being processed, by the database's clock. A job that is waiting for another job
 * in the same queue does not count as late.
 * @throws if the database does not respond.
 */
export async function readWorkerHealth(): Promise<WorkerHealth> {
  const [row] = await db.$queryRaw<Row[]>`select ${WORKER_COLUMNS}`
  return toWorkerHealth(row ?? { workers: 0, oldestDue: null })
}

export function toWorkerHealth({ workers, oldestDue }: Row): WorkerHealth {
  const isLate = oldestDue !== null && oldestDue * 1000 > TOO_LATE
  return { state: workers === 0 ? 'none' : isLate ? 'behind' : 'working', workers, oldestDue }
}
