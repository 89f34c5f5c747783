import type { Tx } from '../db/transaction'
import { JOBS, type JobName, type JobPayload } from './definitions'

type Options = {
  /** Not before this moment. */
  runAt?: Date
  /** At most one waiting job bears a key; enqueuing it again replaces the waiting one. */
  key?: string
}

/**
 * Puts a job into the queue as part of the caller's transaction: if that rolls back there never was a job.
 * graphile-worker, `graphile_worker.add_job`.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  { runAt, key }: Options = {},
): Promise<void> {
  const { payload: schema, attempts } = JOBS[name]
  await tx.$executeRaw`
    select graphile_worker.add_job(
      identifier => ${name}::text,
      payload => ${JSON.stringify(schema.parse(payload))}::json,
      run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${attempts}::int,
      job_key => ${key ?? null}::text
    )`
}
