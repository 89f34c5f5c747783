import { setTimeout } from 'node:timers/promises'
import { db } from './client'
import { fencedBy, LeaseLost } from './fence'
import { Prisma } from './generated/client'

/** A client whose writes belong to one transaction. Verbs that must commit together take one as a parameter. */
export type Tx = Prisma.TransactionClient

/** Extra work from a verb's caller, run last in the verb's own transaction. If it throws, the whole transaction is rolled back. */
export type Also = (tx: Tx) => Promise<void>

/** The maximum number of times a transaction is run if PostgreSQL keeps rolling it back because of deadlocks. */
const MAX_TRIES = 4
/**
 * The longest pause before a retry, in milliseconds. Without a pause, the retry may take its lock again before the other transaction wakes
 * up.
 */
const MAX_RETRY_PAUSE_MS = 100

/**
 * Runs `work` in one transaction: either all of it is committed or none. Make no external calls in it, because PostgreSQL rolls back one of
 * two deadlocked transactions, whose work is then run again. A worker whose lease was taken over commits nothing.
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

/** Returns whether an error is PostgreSQL's 40P01, deadlock_detected. Prisma has its own code for it, except in hand-written queries. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2034' || error.message.includes('40P01'))
}

/** Locks the lease row until the commit, so that a takeover happens either before or after this whole transaction. */
async function lockLease(tx: Tx, leaseId: number): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from "WorkerLease" where id = ${leaseId} and "lostAt" is null for key share`
  if (!rows.length) throw new LeaseLost()
}
