import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { JOBS, type JobName, type JobPayload } from './definitions'

type Options = {
  /** Not before this moment of `now()`'s clock. */
  runAt?: Date
  /** At most one waiting job bears a key; enqueuing it again replaces the waiting one. */
  key?: string
  /** Jobs of one queue run one after the other, over all workers. */
  queue?: string
}

/**
 * Puts a job into the queue as part of the caller's transaction: if that rolls back there never was a job.
 * The database is told how long to wait, not until when, so its clock need not agree with ours.
 * graphile-worker, `graphile_worker.add_job`.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  { runAt, key, queue }: Options = {},
): Promise<void> {
  const { payload: schema, attempts } = JOBS[name]
  const delay = runAt ? runAt.getTime() - now().getTime() : null
  await tx.$executeRaw`
    select graphile_worker.add_job(
      identifier => ${name}::text,
      queue_name => ${queue ?? null}::text,
      payload => ${JSON.stringify(schema.parse(payload))}::json,
      run_at => now() + ${delay}::float8 * interval '1 millisecond',
      max_attempts => ${attempts}::int,
      job_key => ${key ?? null}::text
    )`
}
