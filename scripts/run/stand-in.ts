import { startPostgres } from '../database/embedded-postgres'

/** Starts a simulator of an external service and returns a function that stops it. */
async function startStandIn(name: string, options: string): Promise<() => Promise<unknown>> {
  switch (name) {
    case 'postgres': {
      const server = await startPostgres(JSON.parse(options))
      await endWithServer(server.url('postgres'))
      return server.stop
    }
    case 'enom': {
      const { startEnomSimulator } = await import('../../lib/enom/simulator/start')
      const simulator = await startEnomSimulator(JSON.parse(options))
      return () => simulator.close()
    }
    case 'stripe': {
      const { startStripeSimulator } = await import('../../lib/stripe/simulator/start')
      const simulator = await startStripeSimulator(JSON.parse(options))
      return () => simulator.close()
    }
    case 'inbox': {
      const { startInbox } = await import('../../lib/email/inbox/start')
      const inbox = await startInbox(JSON.parse(options))
      return () => inbox.close()
    }
    case 'dns': {
      const { startNameServer } = await import('../../lib/dns/simulator/start')
      const server = await startNameServer(JSON.parse(options))
      return () => server.close()
    }
    default:
      throw new Error(`there is no stand-in named "${name}"`)
  }
}

/** Ends this process when the database server dies, so that it is reported like the end of any other part. */
async function endWithServer(url: string): Promise<void> {
  const { default: pg } = await import('pg')
  const watch = new pg.Client({ connectionString: url })
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      ending = true
    })
  }
  watch.on('error', (error) => {
    if (ending) return
    console.error(`PostgreSQL ended: ${error.message}`)
    process.exit(1)
  })
  await watch.connect()
}

// `stand-in.ts <name> <options as JSON>`: runs one simulator, prints `ready` once it listens, and ends on SIGTERM.
try {
  const [standIn = '', options = '{}'] = process.argv.slice(2)
  const close = await startStandIn(standIn, options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().finally(() => process.exit(0)))
  console.info('ready')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
