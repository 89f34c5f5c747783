import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runMigrations } from 'graphile-worker'
import { grantAppRole } from './grant-app-role'

/**
 * Brings a database to the present schema: the shop's tables, then the queue's.
 * Safe to run by several processes at once.
 * @throws Error with Prisma's own words when a migration fails.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  }).catch((cause: Error & { stderr?: string }) => {
    throw new Error(`The database could not be migrated: ${prismasWords(cause.stderr) ?? cause.message}`, { cause })
  })
  await runMigrations({ connectionString: databaseUrl })
}

/** Prisma's error without the lines about what it loaded. */
function prismasWords(said = ''): string | undefined {
  return /Error: ([\s\S]+)/.exec(said)?.[1]?.trim()
}

if (process.argv[1]?.endsWith('migrate.ts')) {
  const { DATABASE_URL, APP_DATABASE_URL } = process.env
  if (!DATABASE_URL) throw new Error('DATABASE_URL: is not set')
  await migrate(DATABASE_URL)
  if (APP_DATABASE_URL) await grantAppRole({ ownerUrl: DATABASE_URL, appUrl: APP_DATABASE_URL })
}
