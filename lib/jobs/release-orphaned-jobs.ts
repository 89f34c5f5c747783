import type pg from 'pg'
import { CONNECTION_SILENCE_MS } from '../db/sessions'

/** The queue's reply about a job, or our report that it has ended, can be in transit for as long as a silent connection is kept open. */
const ANSWER_GRACE_MS = CONNECTION_SILENCE_MS + 3_000

/** This worker's jobs: those running, and those that ended so recently that the queue may not have recorded it yet. */
export type RunningJobs = { begun(jobId: string): void; ended(jobId: string): void; ids(): string[] }

export function trackRunningJobs(): RunningJobs {
  const ends = new Map<string, number>()
  return {
    begun: (jobId) => ends.set(jobId, Number.POSITIVE_INFINITY),
    ended: (jobId) => ends.set(jobId, performance.now() + ANSWER_GRACE_MS),
    ids() {
      for (const [jobId, end] of ends) if (end < performance.now()) ends.delete(jobId)
      return [...ends.keys()]
    },
  }
}

/**
 * Releases jobs that the queue wrongly records as held by this worker: those locked over a connection that broke before we got the reply,
 * and those that ended while the queue was unreachable. They run again. Returns the number released. (graphile-worker would keep them for
 * four hours.)
 */
export async function releaseOrphanedJobs(pool: pg.Pool, name: string, busy: RunningJobs): Promise<number> {
  const { rows } = await pool.query(
    `update graphile_worker._private_jobs set locked_by = null, locked_at = null
     where locked_by = $1 and locked_at < now() - $2 * interval '1 millisecond' and id <> all($3::bigint[])
     returning id`,
    [name, ANSWER_GRACE_MS, busy.ids()],
  )
  await pool.query(
    `update graphile_worker._private_job_queues q set locked_by = null, locked_at = null
     where locked_by = $1 and locked_at < now() - $2 * interval '1 millisecond'
       and not exists (select 1 from graphile_worker._private_jobs j where j.job_queue_id = q.id and j.locked_by = $1)`,
    [name, ANSWER_GRACE_MS],
  )
  return rows.length
}
