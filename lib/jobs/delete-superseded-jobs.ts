import { inTransaction } from '../db/transaction'

/**
 * Deletes jobs that were replaced by a newer job with the same key while they ran, and whose worker then died. The queue has cleared their
 * keys and used up their attempts, so nothing else would run or delete them. Returns the number deleted.
 */
export function deleteSupersededJobs(): Promise<number> {
  return inTransaction(async (tx) => {
    const dropped = await tx.$queryRaw<unknown[]>`
      select id from graphile_worker.complete_jobs(array(
        select id from graphile_worker.jobs where key is null and locked_at is null and attempts >= max_attempts))`
    return dropped.length
  })
}
