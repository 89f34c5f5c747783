import { db } from './client'
import { fencedBy, LeaseLost } from './fence'
import type { Prisma } from './generated/client'

/** A client whose writes belong to one transaction. Verbs that must share a commit take one. */
export type Tx = Prisma.TransactionClient

/**
 * Runs `work` in one transaction: all of it is kept, or none. No outside call belongs inside.
 * In a worker nothing of it is kept once its lease was taken over.
 * @throws LeaseLost
 */
export function inTransaction<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const leaseId = fencedBy()
  return db.$transaction(
    async (tx) => {
      if (leaseId !== null) await holdLease(tx, leaseId)
      return work(tx)
    },
    { timeout: 15_000, maxWait: 10_000 },
  )
}

/** The row stays until we have committed: whoever takes over comes before all of this transaction or after all of it. */
async function holdLease(tx: Tx, leaseId: number): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from "WorkerLease" where id = ${leaseId} and "lostAt" is null for key share`
  if (!rows.length) throw new LeaseLost()
}
