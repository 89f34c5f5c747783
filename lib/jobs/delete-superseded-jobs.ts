import { inTransaction } from '../db/transaction'

/**
 * Removes jobs that a newer one with their key replaced while they ran, and whose worker then died: the queue has taken their key and their
 * attempts, so nothing would ever run or remove them. Returns how many.
 */
export function deleteSupersededJobs(): Promise<number> {
  return inTransaction(async (tx) => {
    const dropped = await tx.$queryRaw<unknown[]>`
      select id from graphile_worker.complete_jobs(array(
        select id from graphile_worker.jobs where key is null and locked_at is null and attempts >= max_attempts))`
    return dropped.length
  })
}
