import '../config/connect-directly'

import { env } from '../config/env'
import { isConnectionLost } from '../db/connection-lost'
import { requireOwnSessions } from '../db/require-own-sessions'
import { requireSchema } from '../db/require-schema'
import { log } from '../log'
import { serveMetrics } from '../metrics/serve-metrics'
import { shopMetrics } from './gauges/shop-metrics'
import { startWorker } from './start-worker'

/** Time for running jobs to finish, in milliseconds. The next worker picks up any that are interrupted. */
const SHUTDOWN_GRACE_MS = 25_000

// graphile-worker 0.17.3 does not await its report that a job has ended (worker.js), so a lost connection causes an unhandled rejection;
// jobs/release-orphaned-jobs.ts releases those jobs. Any other unhandled rejection is a bug.
process.on('unhandledRejection', (error) => {
  log[isConnectionLost(error) ? 'warn' : 'fatal']({ err: error }, 'unhandled promise rejection')
  if (!isConnectionLost(error)) process.exit(1)
})

await requireSchema(env.DATABASE_URL)
await requireOwnSessions(env.DATABASE_URL)

// The worker process: `npm run worker`. On SIGTERM and SIGINT it shuts down cleanly after the running jobs, but it stops immediately when
// its lease is lost.
const worker = await startWorker({ onLost: () => process.exit(1) })
process.stdout.write('worker ready\n')
if (env.METRICS_PORT) {
  const isReady = async () => worker.isReady()
  serveMetrics({ process: 'worker', host: env.METRICS_HOST, port: env.METRICS_PORT + 1, more: shopMetrics, isReady })
}

let isStopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), SHUTDOWN_GRACE_MS).unref()
    worker.stop().catch((error: unknown) => log.error({ err: error }, 'worker did not shut down cleanly'))
  })
}

await worker.ended.catch((error: unknown) => {
  log.fatal({ err: error }, 'worker crashed')
  process.exitCode = 1
})
