import { existsSync, readdirSync } from 'node:fs'
import pg from 'pg'
import { sessionSettings } from './sessions'

/** Thrown if the database cannot be used yet. The message says in one line why, and what to do. */
export class DatabaseNotReady extends Error {
  override readonly name = 'DatabaseNotReady'

  constructor(
    readonly kind: 'unreachable' | 'unmigrated' | 'pooled',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const MIGRATIONS = 'prisma/migrations'
const NO_SUCH_DATABASE = '3D000'
const NO_SUCH_TABLE = '42P01'
const REFUSED = ['28P01', '28000']
const NOT_ALLOWED = '42501'

/**
 * Checks that the database responds and has every migration of this release.
 * @throws DatabaseNotReady
 */
export async function requireSchema(databaseUrl: string): Promise<void> {
  const applied = await appliedMigrations(databaseUrl)
  if (!applied.length) throw new DatabaseNotReady('unmigrated', 'The database has no tables yet. Run: npm run migrate')
  const missing = knownMigrations().filter((name) => !applied.includes(name)).length
  if (!missing) return
  const count = missing === 1 ? '1 migration is missing' : `${missing} migrations are missing`
  throw new DatabaseNotReady('unmigrated', `The database is older than this version of the shop: ${count}. Run: npm run migrate`)
}

/**
 * Returns the names of the migrations applied to a database. Empty if the database or its migration table does not exist yet.
 * @throws DatabaseNotReady if it does not respond or refuses access.
 */
export async function appliedMigrations(databaseUrl: string): Promise<string[]> {
  const client = openClient(databaseUrl)
  try {
    await client.connect()
    const { rows } = await client.query<{ migration_name: string }>(
      'select migration_name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    )
    return rows.map(({ migration_name: name }) => name)
  } catch (cause) {
    const code = codeOf(cause)
    if (cause instanceof Error && /startup parameter/i.test(cause.message)) {
      const pooler = `${client.host}:${client.port}`
      const what = `The pooler at ${pooler} refuses our settings (${cause.message}). Set ignore_startup_parameters as in deploy/pgbouncer`
      throw new DatabaseNotReady('pooled', what, { cause })
    }
    if (code === NO_SUCH_DATABASE || code === NO_SUCH_TABLE) return []
    throw new DatabaseNotReady('unreachable', whyNot(cause, `${client.host}:${client.port}`), { cause })
  } finally {
    await client.end()
  }
}

function openClient(connectionString: string): pg.Client {
  try {
    return new pg.Client(sessionSettings(connectionString))
  } catch (cause) {
    const example = 'postgresql://name:password@host:5432/database'
    throw new DatabaseNotReady('unreachable', `DATABASE_URL is not an address like ${example}. Correct it in .env`, { cause })
  }
}

/** Returns the names of this release's migrations; none if the release doesn't contain them. */
export function knownMigrations(): string[] {
  return existsSync(MIGRATIONS) ? readdirSync(MIGRATIONS).filter((name) => /^\d{14}_/.test(name)) : []
}

function whyNot(cause: unknown, address: string): string {
  const code = codeOf(cause)
  if (REFUSED.includes(code))
    return `The database at ${address} does not accept the user name and password in DATABASE_URL. Correct them in .env`
  if (code === NOT_ALLOWED)
    return `The role in DATABASE_URL is not allowed to read the tables of the database at ${address}. Its owner can grant the permission with: npm run migrate`
  const said = cause instanceof Error ? cause.message : String(cause)
  const why = (said || code).replaceAll(/\s+/g, ' ')
  return `The database at ${address} does not respond (${why}). Start it, or correct DATABASE_URL in .env`
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
