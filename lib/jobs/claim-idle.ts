import type { Tx } from '../db/transaction'

/**
 * Answers whether nobody is inside `onlyOne(key)`, and keeps it so until the caller's transaction ends.
 * For a change that must not happen while an outside call is under way.
 */
export async function claimIdle(tx: Tx, key: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ idle: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as idle`
  return row?.idle ?? false
}
