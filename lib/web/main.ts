import { createServer } from 'node:http'
import next from 'next'
import { env } from '../config/env'
import { tellNext } from '../config/tell-next'
import { DatabaseNotReady, requireSchema } from '../db/require-schema'
import { log } from '../log'
import { writeCounts } from '../traffic/count'
import { countPage } from './count-page'
import { logConsole } from './log-console'
import { startWeb } from './start-web'

// An unreachable database may come back, and until then `/api/health` reports it. A database without our tables needs a person first.
await requireSchema(env.DATABASE_URL).catch((error: unknown) => {
  if (!(error instanceof DatabaseNotReady) || error.kind !== 'unreachable') throw error
  log.warn(error.message)
})

// The web process: `npm start`. On SIGTERM and SIGINT it finishes the running requests and exits.
const { HOST: hostname, PORT: port } = env
logConsole()
tellNext({ hostname, port })
// Next listens for upgrades on its server and leaves the sockets open for ever, so we give it a server that never listens.
const app = next({ dev: false, hostname, port, httpServer: createServer() })
await app.prepare()
const handle = app.getRequestHandler()
const server = startWeb(
  (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'request failed')
      response.destroy()
    })
  },
  undefined,
  countPage,
)
server.listen(port, hostname, () => process.stdout.write(`web ready on http://${hostname}:${port}\n`))
server.once('error', (error) => {
  process.stderr.write(`The web server cannot listen on ${hostname}:${port}: ${error.message}\n`)
  process.exit(1)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => void writeCounts().finally(() => process.exit(0)))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 8_000).unref()
  })
}
