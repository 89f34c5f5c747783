import { db } from '../db/client'

/** Deletes up to `limit` jobs that failed permanently or were cancelled and have not changed since the given time. */
export async function deleteFailedJobs(before: Date, limit: number): Promise<number> {
  const dropped = await db.$queryRaw<unknown[]>`
    select id from graphile_worker.complete_jobs(array(
      select id from graphile_worker._private_jobs
       where attempts >= max_attempts and locked_at is null and updated_at < ${before} limit ${limit}))`
  return dropped.length
}
