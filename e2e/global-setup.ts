import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '../scripts/embedded-postgres'
import { type PartName, startStack } from '../scripts/stack'
import { lock } from './lock'
import { DIRECTORY, prepare, readPrepared } from './prepare'

/** Starts the whole shop once per run, and a small server through which the tests end and start its processes. */
export default async function setup(): Promise<() => Promise<void>> {
  mkdirSync(DIRECTORY, { recursive: true })
  const unlock = lock(path.join(DIRECTORY, 'lock'))
  const { settings, ports } = process.env.KEELMARK_E2E_PREPARED ? readPrepared() : await prepare()
  const stack = await startStack({ settings, ports, directory: DIRECTORY, mode: 'production', tell: () => undefined })
  await shortenLag(stack.settings.DATABASE_URL ?? '')
  const controlPort = await freePort()
  const control = createServer(async (request, response) => {
    const [, name = '', deed = ''] = (request.url ?? '').split('/')
    const answer = await act(name, deed).then(
      () => 204,
      (error: Error) => {
        console.error(error.message)
        return 500
      },
    )
    response.writeHead(answer).end()
  }).listen(controlPort, '127.0.0.1')

  async function act(name: string, deed: string): Promise<void> {
    if (!isRestartable(name)) throw new Error(`"${name}" cannot be ended and started`)
    if (deed === 'start') await stack.start(name)
    else await stack.part(name)?.[deed === 'kill' ? 'kill' : 'stop']()
  }

  process.env.KEELMARK_E2E = JSON.stringify({
    ...stack.addresses,
    control: `http://127.0.0.1:${controlPort}`,
    databaseUrl: stack.settings.DATABASE_URL,
  })
  return async () => {
    control.close()
    await stack.stop()
    unlock()
  }
}

/** The lists of this Enom lag behind by nothing, so a purchase in doubt need not be waited for. */
async function shortenLag(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('update "EnomAccount" set "listLag" = 1')
  await client.end()
}

function isRestartable(name: string): name is Exclude<PartName, 'database'> {
  return ['web', 'worker', 'enom', 'stripe', 'inbox'].includes(name)
}
