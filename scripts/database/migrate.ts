import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runMigrations } from 'graphile-worker'
import { appliedMigrations, knownMigrations } from '../../lib/db/require-schema'
import { grantAppRole } from './grant-app-role'

/** The migration that creates the final 0.1 schema in an empty database, and the last migration of 0.1. */
const START = '20261129500000_start'
const LAST_OF_0_1 = '20261129360000_key_reuse'

/**
 * Migrates a database to the current schema: the shop's tables, then the queue's. Returns the number of the shop's migrations that were
 * applied. Several processes may run it at the same time.
 * @throws Error with a one-line message, which is Prisma's if a migration fails.
 */
export async function migrate(databaseUrl: string): Promise<number> {
  const before = await appliedMigrations(databaseUrl)
  if (before.length && !before.includes(START)) {
    if (!before.includes(LAST_OF_0_1)) {
      throw new Error(
        'The database was last migrated by an early 0.1 release. Run npm run migrate from the latest 0.1 release first, then from this version.',
      )
    }
    await prisma(databaseUrl, ['resolve', '--applied', START])
    before.push(START)
  }
  // Prisma's CLI takes seconds to find out that there is nothing to do.
  const known = knownMigrations()
  const isUpToDate = known.length > 0 && known.every((name) => before.includes(name))
  if (!isUpToDate) await prisma(databaseUrl, ['deploy'])
  await runMigrations({ connectionString: databaseUrl })
  return (await appliedMigrations(databaseUrl)).length - before.length
}

async function prisma(databaseUrl: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  }).catch((cause: Error & { stderr?: string }) => {
    throw new Error(`The database could not be migrated: ${prismasWords(cause.stderr) ?? cause.message}`, { cause })
  })
}

/** Returns Prisma's error message without the lines about loaded files. */
function prismasWords(said = ''): string | undefined {
  return /Error: ([\s\S]+)/
    .exec(said)?.[1]
    ?.trim()
    .replaceAll(/\s*\n\s*/g, ' ')
}

if (process.argv[1]?.endsWith('migrate.ts')) {
  try {
    const { DIRECT_DATABASE_URL, APP_DATABASE_URL } = process.env
    // Prisma's migration lock is held by a session.
    const ownerUrl = DIRECT_DATABASE_URL || process.env.DATABASE_URL
    if (!ownerUrl) throw new Error('DATABASE_URL is not set. Set it in .env (cp .env.example .env)')
    console.info('Migrating the database; this takes a few seconds …')
    const count = await migrate(ownerUrl)
    if (count === 0) console.info('The database was up to date.')
    else console.info(count === 1 ? '1 migration was applied.' : `${count} migrations were applied.`)
    if (APP_DATABASE_URL) await grantAppRole({ ownerUrl, appUrl: APP_DATABASE_URL })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
