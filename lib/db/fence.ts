import { AsyncLocalStorage } from 'node:async_hooks'

/** Thrown if another worker has taken over from this one, or may have done so. This worker must not change anything. */
export class LeaseLost extends Error {
  constructor(message = 'lease lost: this worker no longer holds its lease') {
    super(message)
    this.name = 'LeaseLost'
  }
}

const fences = new AsyncLocalStorage<number>()

/** Runs `work` so that each transaction in it commits only while the lease with this id is valid (see `inTransaction`). */
export function runFenced<Value>(leaseId: number, work: () => Promise<Value>): Promise<Value> {
  return fences.run(leaseId, work)
}

/** Returns the lease that the current work belongs to, or null if there is none (web processes, scripts). */
export function fencedBy(): number | null {
  return fences.getStore() ?? null
}
