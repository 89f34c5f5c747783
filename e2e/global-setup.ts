import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startStack } from '../scripts/run/stack'
import { lock } from './lock'
import { DIRECTORY, prepare, readPrepared } from './prepare'

/** Starts the whole shop once per run. */
export default async function setup(): Promise<() => Promise<void>> {
  mkdirSync(DIRECTORY, { recursive: true })
  const unlock = lock(path.join(DIRECTORY, 'lock'))
  const { settings, ports } = process.env.KEELMARK_E2E_PREPARED ? readPrepared() : await prepare()
  const stack = await startStack({ settings, ports, directory: DIRECTORY, mode: 'production', tell: () => undefined })
  await shortenLag(stack.settings.DATABASE_URL ?? '')
  process.env.KEELMARK_E2E = JSON.stringify({ ...stack.addresses, databaseUrl: stack.settings.DATABASE_URL })
  return async () => {
    await stack.stop()
    unlock()
  }
}

/** Sets the delay of the simulated Enom's lists to zero, so that a purchase with an unknown outcome is resolved without waiting. */
async function shortenLag(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('update "EnomAccount" set "listLag" = 1')
  await client.end()
}
