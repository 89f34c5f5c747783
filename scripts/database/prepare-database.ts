import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { appliedMigrations } from '../../lib/db/require-schema'
import type { PastPlaces } from '../demo/places'
import { lastFault } from '../run/parts'
import type { Settings } from '../run/settings'
import { migrate } from './migrate'

/**
 * Creates the database if needed, migrates it to the current schema and adds the demo catalogue and people. With `past`, an empty database
 * also gets a year of history (scripts/demo).
 */
export async function prepareDatabase(settings: Settings, past?: PastPlaces): Promise<void> {
  const url = settings.DATABASE_URL ?? ''
  // Fails early with a clear message if the server does not respond.
  await appliedMigrations(url)
  await makeDatabase(url)
  await migrate(url)
  const seeds = [
    ['prisma/seed/main.ts', '--on-sale'],
    ...(past ? [['scripts/demo/main.ts', JSON.stringify(past)] as const] : []),
    ['prisma/seed/demo.ts'],
  ] as const
  for (const [seed, ...options] of seeds) {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', seed, ...options], {
      env: { ...settings, DATABASE_URL: withoutWaiting(url) },
    }).catch((cause: Error & { stderr?: string }) => {
      throw new Error(`The database could not be filled (${seed}): ${lastFault(cause.stderr || cause.message)}`, { cause })
    })
  }
}

/** Returns a URL whose sessions do not wait for the disk, because a seed can be repeated. */
function withoutWaiting(url: string): string {
  const target = new URL(url)
  target.searchParams.set('options', '-c synchronous_commit=off')
  return target.href
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
