import { AsyncLocalStorage } from 'node:async_hooks'

/** What a log line is about: the request or the job it belongs to, and the certificate or order that this concerns. */
export type Trace = {
  requestId?: string | undefined
  job?: string | undefined
  jobId?: string | undefined
  certificateId?: string | undefined
  orderId?: string | undefined
}

/** Our own code and what Next compiled are two copies of this module in one process. Both read the same trace. */
const PLACE = Symbol.for('keelmark.trace')
const shared = globalThis as typeof globalThis & { [PLACE]?: AsyncLocalStorage<Trace> }
shared[PLACE] ??= new AsyncLocalStorage()
const traces = shared[PLACE]

/** Runs `work`, whose log lines name what `trace` says, and what the trace around it says. */
export function runTraced<Value>(trace: Trace, work: () => Value): Value {
  return traces.run({ ...traces.getStore(), ...trace }, work)
}

/** Returns what the current work is about. Empty outside of a request and a job. */
export function readTrace(): Readonly<Trace> {
  return traces.getStore() ?? {}
}
