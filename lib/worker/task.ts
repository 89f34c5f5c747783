import type { Task } from 'graphile-worker'
import type { z } from 'zod'
import { runFenced } from '../db/fence'
import { heldLease } from '../jobs/lease'

/** A handler for the queue: the payload is parsed before it is believed, and what it writes is fenced by this worker's lease. */
export function task<Payload>({ payload }: { payload: z.ZodType<Payload> }, handle: (payload: Payload) => Promise<void>): Task {
  return async (received) => {
    const parsed = payload.parse(received)
    const leaseId = heldLease()
    await (leaseId === null ? handle(parsed) : runFenced(leaseId, () => handle(parsed)))
  }
}
