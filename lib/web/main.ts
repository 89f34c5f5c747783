import next from 'next'
import { env } from '../config/env'
import { DatabaseNotReady, requireSchema } from '../db/require-schema'
import { log } from '../log'
import { startWeb } from './start-web'

// A database that is away may come back; `/api/health` says so meanwhile. One without our tables needs a person first.
await requireSchema(env.DATABASE_URL).catch((error: unknown) => {
  if (!(error instanceof DatabaseNotReady) || error.kind === 'unmigrated') throw error
  log.warn(error.message)
})

// The web process: `npm start`. Ends well on SIGTERM and SIGINT, after the requests at work.
const { HOST: hostname, PORT: port } = env
const app = next({ dev: false, hostname, port })
await app.prepare()
const handle = app.getRequestHandler()
const server = startWeb((request, response) => {
  handle(request, response).catch((error: unknown) => {
    log.error({ err: error }, 'a request failed')
    response.destroy()
  })
})
server.listen(port, hostname, () => process.stdout.write(`web ready on http://${hostname}:${port}\n`))
server.once('error', (error) => {
  process.stderr.write(`The web server cannot listen on ${hostname}:${port}: ${error.message}\n`)
  process.exit(1)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 8_000).unref()
  })
}
