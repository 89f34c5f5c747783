import path from 'node:path'
import { startPart } from '../run/parts'
import type { Settings } from '../run/settings'
import { freePort } from './free-port'
import { prepareDatabase } from './prepare-database'

/**
 * Runs `work` with a migrated and seeded database: the one in the settings, or an embedded one in `directory` that is stopped afterwards.
 */
export async function withDatabase<Value>(
  settings: Settings,
  directory: string,
  work: (settings: Settings) => Promise<Value>,
): Promise<Value> {
  if (settings.DATABASE_URL) return work(settings)
  const { settings: own, database } = await startDatabase(settings, directory)
  try {
    await prepareDatabase(own)
    return await work(own)
  } finally {
    await database.stop()
  }
}

/**
 * Starts an embedded PostgreSQL in a separate process, on the given port or any free one. Returns the process, and the settings that point
 * to this server.
 */
export async function startDatabase(settings: Settings, directory: string, given?: number) {
  const port = given ?? (await freePort())
  const database = await startPart({
    name: 'database',
    args: [
      '--import',
      'tsx',
      'scripts/run/stand-in.ts',
      'postgres',
      JSON.stringify({ directory: path.resolve(directory, 'postgres'), port }),
    ],
    ready: /^ready$/,
    settings,
    logDirectory: path.join(directory, 'logs'),
  })
  return { database, settings: { ...settings, DATABASE_URL: `postgresql://postgres:postgres@127.0.0.1:${port}/keelmark` } }
}
