import { db } from './client'
import type { Prisma } from './generated/client'

/** A client whose writes belong to one transaction. Verbs that must share a commit take one. */
export type Tx = Prisma.TransactionClient

/** Runs `work` in one transaction: all of it is kept, or none. No outside call belongs inside. */
export function inTransaction<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return db.$transaction(work, { timeout: 15_000, maxWait: 10_000 })
}
