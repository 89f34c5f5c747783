import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import pg from 'pg'
import { migrate } from './migrate'
import { lastFault } from './parts'
import type { Settings } from './settings'

/** Brings the database to the present schema and gives it the catalogue and the people of the demo. */
export async function prepareDatabase(settings: Settings): Promise<void> {
  const url = settings.DATABASE_URL ?? ''
  await makeDatabase(url)
  await migrate(url)
  for (const seed of ['prisma/seed/main.ts', 'prisma/seed/demo.ts']) {
    if (!existsSync(seed)) continue
    await promisify(execFile)(process.execPath, ['--import', 'tsx', seed], { env: settings }).catch(
      (cause: Error & { stderr?: string }) => {
        throw new Error(`The database could not be filled (${seed}): ${lastFault(cause.stderr || cause.message)}`, { cause })
      },
    )
  }
}

async function makeDatabase(url: string): Promise<void> {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  try {
    await client.connect()
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } catch (cause) {
    throw new Error(`The database at ${target.host} could not be used: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  } finally {
    await client.end()
  }
}
