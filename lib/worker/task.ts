import type { Task } from 'graphile-worker'
import type { z } from 'zod'
import { runFenced } from '../db/fence'
import { heldLease } from '../jobs/lease'

/** Creates a queue handler: the payload is validated, and its writes are fenced by this worker's lease. */
export function task<Payload>({ payload }: { payload: z.ZodType<Payload> }, handle: (payload: Payload) => Promise<void>): Task {
  return async (received) => {
    const parsed = payload.parse(received)
    const leaseId = heldLease()
    await (leaseId === null ? handle(parsed) : runFenced(leaseId, () => handle(parsed)))
  }
}
