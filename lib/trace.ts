import { AsyncLocalStorage } from 'node:async_hooks'

/** The subject of a log line: its request or job, and the certificate or order concerned. */
export type Trace = {
  requestId?: string | undefined
  job?: string | undefined
  jobId?: string | undefined
  certificateId?: string | undefined
  orderId?: string | undefined
}

/** Our own code and the code compiled by Next use two copies of this module in one process. Both read the same trace. */
const PLACE = Symbol.for('keelmark.trace')
const shared = globalThis as typeof globalThis & { [PLACE]?: AsyncLocalStorage<Trace> }
shared[PLACE] ??= new AsyncLocalStorage()
const traces = shared[PLACE]

/** Runs `work`. Its log lines contain the fields of `trace` and of the enclosing trace. */
export function runTraced<Value>(trace: Trace, work: () => Value): Value {
  return traces.run({ ...traces.getStore(), ...trace }, work)
}

/** Returns the trace of the current request or job; empty outside of both. */
export function readTrace(): Readonly<Trace> {
  return traces.getStore() ?? {}
}
