import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { readTrace } from '../trace'
import { JOBS, type JobName, type JobPayload, jobKey } from './definitions'

type Options = {
  /** Earliest start, according to `now()`. */
  runAt?: Date
  /** Whether a waiting job with the same subject that is due earlier keeps its time. */
  keepEarlier?: boolean
  /** Jobs in the same queue run one at a time, across all workers. Default: as defined for the job. */
  queue?: string
}

/**
 * A worker may take the waiting job just as we replace it, in which case we add it again. In practice, this does not happen five times in a
 * row.
 */
const MAX_TRIES = 5

/**
 * Adds a job to the queue within the caller's transaction, so a rollback removes it. A waiting job of the same kind and subject is
 * replaced; a running one is not affected. The delay is passed as a duration, so the database's clock need not agree with ours. See
 * `graphile_worker.add_job` of graphile-worker.
 * @throws Error if the queue rejects the job.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  { runAt, keepEarlier = false, queue }: Options = {},
): Promise<void> {
  const { payload: schema, attempts, inTurn } = JOBS[name]
  const key = jobKey(name, payload)
  // Lets the job's log lines contain the id of the request that caused it.
  const { requestId } = readTrace()
  const delay = runAt ? runAt.getTime() - now().getTime() : null
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const [job] = await tx.$queryRaw<{ id: bigint | null }[]>`
      select (graphile_worker.add_job(
        identifier => ${name}::text,
        queue_name => ${queue ?? (inTurn ? key : null)}::text,
        payload => ${JSON.stringify({ ...schema.parse(payload), requestId })}::json,
        run_at => now() + ${delay}::float8 * interval '1 millisecond',
        max_attempts => ${attempts}::int,
        job_key => ${key}::text,
        job_key_mode => case when ${keepEarlier} and not exists (
          select 1 from graphile_worker.jobs where key = ${key} and run_at > now() + ${delay ?? 0}::float8 * interval '1 millisecond'
        ) then 'preserve_run_at' else 'replace' end
      )).id as id`
    if (typeof job?.id === 'bigint') return
    // A worker took the waiting job while we tried to replace it. The job is now running, and the next call adds another one after it.
  }
  throw new Error(`could not enqueue the job ${key}`)
}
