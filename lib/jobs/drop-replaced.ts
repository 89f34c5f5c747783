import { inTransaction } from '../db/transaction'

/**
 * Removes jobs that a newer one with their key replaced while they ran, and whose worker then died: the queue has taken their key and their
 * tries, so nobody would ever run or remove them. Answers how many.
 */
export function dropReplaced(): Promise<number> {
  return inTransaction(
    (tx) => tx.$executeRaw`
      delete from graphile_worker._private_jobs where key is null and locked_at is null and attempts >= max_attempts`,
  )
}
