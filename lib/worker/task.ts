import type { Task } from 'graphile-worker'
import type { z } from 'zod'

/** A handler for the queue: the payload is parsed before it is believed. */
export function task<Payload>({ payload }: { payload: z.ZodType<Payload> }, handle: (payload: Payload) => Promise<void>): Task {
  return async (received) => handle(payload.parse(received))
}
