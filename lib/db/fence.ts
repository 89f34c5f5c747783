import { AsyncLocalStorage } from 'node:async_hooks'

/** Another worker has taken over from this one, or may have: it must not change anything. */
export class LeaseLost extends Error {
  constructor(message = 'lease lost: this worker no longer holds its lease') {
    super(message)
    this.name = 'LeaseLost'
  }
}

const fences = new AsyncLocalStorage<number>()

/** Runs `work` so that each transaction inside is committed only while the lease of this id is live (see `inTransaction`). */
export function runFenced<Value>(leaseId: number, work: () => Promise<Value>): Promise<Value> {
  return fences.run(leaseId, work)
}

/** The lease the present work belongs to; null where there is none (web, scripts). */
export function fencedBy(): number | null {
  return fences.getStore() ?? null
}
