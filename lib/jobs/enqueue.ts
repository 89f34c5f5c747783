import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { JOBS, type JobName, type JobPayload, jobKey } from './definitions'

type Options = {
  /** Not before this moment of `now()`'s clock. */
  runAt?: Date
  /** One that waits about the same thing and is due earlier keeps its time. */
  keepEarlier?: boolean
  /** Jobs of one queue run one after the other, over all workers; unset: as the job's own rules say. */
  queue?: string
}

/** A worker may take the waiting job just as we replace it; then we add again. Five times in a row does not happen. */
const MAX_TRIES = 5

/**
 * Puts a job into the queue as part of the caller's transaction: if that rolls back there never was a job. One of its kind that waits
 * about the same thing is replaced; one that has begun is left to itself.
 * The database is told how long to wait, not until when, so its clock need not agree with ours.
 * graphile-worker, `graphile_worker.add_job`.
 * @throws Error when the queue does not take it.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  { runAt, keepEarlier = false, queue }: Options = {},
): Promise<void> {
  const { payload: schema, attempts, inTurn } = JOBS[name]
  const key = jobKey(name, payload)
  const delay = runAt ? runAt.getTime() - now().getTime() : null
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const [job] = await tx.$queryRaw<{ id: bigint | null }[]>`
      select (graphile_worker.add_job(
        identifier => ${name}::text,
        queue_name => ${queue ?? (inTurn ? key : null)}::text,
        payload => ${JSON.stringify(schema.parse(payload))}::json,
        run_at => now() + ${delay}::float8 * interval '1 millisecond',
        max_attempts => ${attempts}::int,
        job_key => ${key}::text,
        job_key_mode => case when ${keepEarlier} and not exists (
          select 1 from graphile_worker.jobs where key = ${key} and run_at > now() + ${delay ?? 0}::float8 * interval '1 millisecond'
        ) then 'preserve_run_at' else 'replace' end
      )).id as id`
    if (typeof job?.id === 'bigint') return
    // A worker took the waiting job while we were about to replace it: it has begun by now, and the next call adds one after it.
  }
  throw new Error(`could not enqueue the job ${key}`)
}
