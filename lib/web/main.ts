import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import next from 'next'
import { env } from '../config/env'
import { tellNext } from '../config/tell-next'
import { DatabaseNotReady, requireSchema } from '../db/require-schema'
import { log } from '../log'
import { serveMetrics } from '../metrics/serve-metrics'
import { writeCounts } from '../traffic/count'
import { startWeb } from './start-web'
import { countPage } from './watching/count-page'
import { logConsole } from './watching/log-console'
import { observeRequest } from './watching/observe-request'
import { readiness } from './watching/readiness'
import { readRoutes } from './watching/route-of'
import { finishPages } from './without-react/finish-page'

// An unreachable database may come back, and until then `/api/health` reports it. A database without our tables needs manual setup first.
await requireSchema(env.DATABASE_URL).catch((error: unknown) => {
  if (!(error instanceof DatabaseNotReady) || error.kind !== 'unreachable') throw error
  log.warn(error.message)
})

// The web process: `npm start`. On SIGTERM and SIGINT it reports that it is not ready, finishes the running requests and exits.
const { HOST: hostname, PORT: port } = env
logConsole()
tellNext({ hostname, port })
// Next listens for upgrades on its server and leaves the sockets open forever, so we give it a server that never listens.
const app = next({ dev: false, hostname, port, httpServer: createServer() })
await app.prepare()
const handle = app.getRequestHandler()
const routeOf = readRoutes()
const ready = readiness()
/** Compiled by scripts/build/compile.ts. */
const readScript = (name: string) => readFileSync(`dist/${name}.js`, 'utf8').trim()
const server = startWeb(
  (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'request failed')
      response.destroy()
    })
  },
  undefined,
  {
    notice: (request, response) => {
      countPage(request, response)
      observeRequest(request, response, routeOf)
    },
    ready,
    finish: finishPages({ shopScript: readScript('shop-script'), staffScript: readScript('staff-script') }),
  },
)
server.listen(port, hostname, () => process.stdout.write(`web ready on http://${hostname}:${port}\n`))
server.once('error', (error) => {
  process.stderr.write(`The web server cannot listen on ${hostname}:${port}: ${error.message}\n`)
  process.exit(1)
})
if (env.METRICS_PORT) serveMetrics({ process: 'web', host: env.METRICS_HOST, port: env.METRICS_PORT, isReady: ready.isReady })

/** Time for finishing the last requests, in milliseconds. */
const SHUTDOWN_GRACE_MS = 8_000
/** How often idle connections are closed while the process shuts down, in milliseconds. */
const CLOSE_IDLE_EVERY_MS = 200
const drain = env.DRAIN_SECONDS * 1000

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    ready.leave()
    // By then, load balancers have noticed that this process is not ready.
    setTimeout(() => {
      server.close(() => void writeCounts().finally(() => process.exit(0)))
      setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS)
    }, drain)
    setTimeout(() => process.exit(0), drain + SHUTDOWN_GRACE_MS).unref()
  })
}
