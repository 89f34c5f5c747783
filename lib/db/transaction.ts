import { setTimeout } from 'node:timers/promises'
import { db } from './client'
import { fencedBy, LeaseLost } from './fence'
import { Prisma } from './generated/client'

/** A client whose writes belong to one transaction. Verbs that must share a commit take one. */
export type Tx = Prisma.TransactionClient

/** What a verb's caller wants done in the verb's own transaction, once all else is. What it throws undoes the whole. */
export type Also = (tx: Tx) => Promise<void>

/** How often a transaction is made that PostgreSQL ended because another one stood in its way. */
const MAX_TRIES = 4
/** The longest pause before the next try, in milliseconds: without one it may take back its lock before the other has woken up to it. */
const MAX_RETRY_PAUSE_MS = 100

/**
 * Runs `work` in one transaction: all of it is kept, or none. No outside call belongs inside: where two transactions wait for each other
 * PostgreSQL rolls one back, and its work is run again.
 * In a worker nothing of it is kept once its lease was taken over.
 * @throws LeaseLost
 */
export async function inTransaction<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const leaseId = fencedBy()
  const fenced = async (tx: Tx) => {
    if (leaseId !== null) await lockLease(tx, leaseId)
    return work(tx)
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(fenced, { timeout: 15_000, maxWait: 10_000 })
    } catch (error) {
      if (attempt === MAX_TRIES || !isDeadlock(error)) throw error
      await setTimeout(Math.ceil(MAX_RETRY_PAUSE_MS * (0.5 + Math.random() / 2)))
    }
  }
}

/** PostgreSQL 40P01: deadlock_detected. Prisma has a code of its own for it, but not where the query was written by hand. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2034' || error.message.includes('40P01'))
}

/** The row stays until we have committed: a takeover happens before all of this transaction or after all of it. */
async function lockLease(tx: Tx, leaseId: number): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from "WorkerLease" where id = ${leaseId} and "lostAt" is null for key share`
  if (!rows.length) throw new LeaseLost()
}
