import { expect } from 'vitest'
import { db } from '../client'
import { inTransaction, type Tx } from '../transaction'

/** Returns how many sessions of this database are waiting for a lock held by another. For tests only. */
export async function waitingForLocks(): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return rows.length
}

/** Resolves once `work` is waiting for a lock or has ended without waiting. For tests only. */
export async function untilItWaits(work: Promise<unknown>): Promise<void> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  work.then(over, over)
  await expect.poll(async () => isOver || (await waitingForLocks()) > 0, { timeout: 10_000 }).toBe(true)
}

/** Runs `work` in a separate transaction, which stays open until the returned function is called. For tests only. */
export async function leaveOpen(work: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
  let commit: () => void = () => undefined
  const told = new Promise<void>((done) => {
    commit = done
  })
  let ready: () => void = () => undefined
  const begun = new Promise<void>((done) => {
    ready = done
  })
  const transaction = inTransaction(async (tx) => {
    await work(tx)
    ready()
    await told
  })
  await begun
  return () => {
    commit()
    return transaction
  }
}
