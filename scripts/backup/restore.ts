import '../../lib/config/connect-directly'

import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { noteRestoration } from '../../lib/certificates/reconciliation/since-backup'
import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { knownMigrations } from '../../lib/db/require-schema'
import { skipInvoiceNumbers } from '../../lib/invoices/skip-invoice-numbers'
import { SKIPPED, skipNumbers } from '../../lib/orders/skip-numbers'
import { resealPasswords } from '../../lib/registrar/accounts/reseal-passwords'
import { readKeys } from '../../lib/secrets/keys'
import { readAgainFrom } from '../../lib/stripe/read-again'
import { grantAppRole } from '../database/grant-app-role'
import { migrate } from '../database/migrate'
import { countRows } from './count-rows'
import { type Manifest, readChecked } from './manifest'
import { findProgram, readMajor, runProgram } from './programs'

// `npm run restore -- backups/keelmark-….dump`: restores a backup into the database at DATABASE_URL. `--force` replaces its contents.
// `--nothing-since` states that the shop was stopped before the backup was made, so that no numbers need to be skipped.

const { values, positionals } = parseArgs({
  options: { force: { type: 'boolean', default: false }, 'nothing-since': { type: 'boolean', default: false } },
  allowPositionals: true,
})

try {
  const [file] = positionals
  if (!file) throw new Error('Usage: npm run restore -- <backup> (add --force to replace the contents of the database)')
  await restore(path.resolve(file), env.DATABASE_URL, values)
} catch (error) {
  console.error(`The backup was not restored: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
await db.$disconnect()

async function restore(file: string, databaseUrl: string, { force, 'nothing-since': nothingSince }: typeof values): Promise<void> {
  const manifest = await readChecked(file)
  const known = knownMigrations()
  if (known.length && !known.includes(manifest.migration))
    throw new Error(`The backup was made by a newer version of the shop (${manifest.version}). Check out that version first.`)
  await makeDatabase(databaseUrl)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ server: string }>(`select current_setting('server_version') as server`)
    const program = findProgram('pg_restore', readMajor(rows[0]?.server ?? '') ?? 0)
    await requireUnused(client)
    await empty(client, force)
    console.info(`Restoring ${path.basename(file)} of ${manifest.takenAt} …`)
    const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1))
    const args = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction', '--dbname', database, file]
    await runProgram(program, args, databaseUrl)
    await requireRows(client, manifest)
  } finally {
    await client.end()
  }
  const migrations = await migrate(databaseUrl)
  const { APP_DATABASE_URL: appUrl } = process.env
  if (appUrl) await grantAppRole({ ownerUrl: databaseUrl, appUrl })
  const takenAt = new Date(manifest.takenAt)
  await noteRestoration({ takenAt })
  await readAgainFrom(takenAt)
  const next = nothingSince ? null : await skipAllNumbers(takenAt)
  const { unreadable } = await resealPasswords()
  tell({ manifest, migrations, next, unreadable })
}

type NextNumbers = { order: number; documents: readonly string[] }

async function skipAllNumbers(takenAt: Date): Promise<NextNumbers> {
  await skipNumbers('Quote')
  return { order: await skipNumbers('Order'), documents: await skipInvoiceNumbers({ since: takenAt, count: SKIPPED }) }
}

async function makeDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  const client = new pg.Client({ connectionString: databaseUrl })
  try {
    await client.connect()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '3D000')) throw error
    url.pathname = '/postgres'
    const server = new pg.Client({ connectionString: url.href })
    await server.connect()
    await server.query(`create database ${server.escapeIdentifier(name)}`)
    await server.end()
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** @throws Error if web or worker processes are running, because they would write to the database while it is being replaced. */
async function requireUnused(client: pg.Client): Promise<void> {
  // A role without special privileges sees only the owners of other sessions.
  const { rowCount } = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null',
  )
  if (rowCount) throw new Error(`The database has ${rowCount} other connections. Stop web and workers first, then run it again.`)
}

async function empty(client: pg.Client, force: boolean): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from information_schema.tables where table_schema in ('public', 'graphile_worker')`,
  )
  if (rows[0]?.count && !force)
    throw new Error('The database is not empty. Restore into an empty one, or add --force to delete its contents. This cannot be undone.')
  await client.query('drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public')
}

/** @throws Error if the row counts in the database differ from the manifest. */
async function requireRows(client: pg.Client, { rows: told }: Manifest): Promise<void> {
  const found = await countRows(client)
  const wrong = Object.entries(told).filter(([table, count]) => found[table] !== count)
  if (wrong.length) throw new Error(`These tables lack rows: ${wrong.map(([table]) => table).join(', ')}. Use another backup.`)
}

type Done = { manifest: Manifest; migrations: number; next: NextNumbers | null; unreadable: readonly string[] }

function tell({ manifest, migrations, next, unreadable }: Done): void {
  const { takenAt, rows, keys } = manifest
  const here = readKeys(env.SECRETS_KEYS).map(({ id }) => id)
  const lost = keys.filter((id) => !here.includes(id))
  console.info(
    `Restored: ${rows.Order ?? 0} orders, ${rows.Certificate ?? 0} certificates, ${rows.Invoice ?? 0} invoices. Every table has its rows.`,
  )
  if (migrations) console.info(`${migrations} newer migrations were applied.`)
  if (next) {
    console.info(
      `The next order is number ${next.order}: ${SKIPPED} numbers are left out, because they may belong to orders placed since the backup.`,
    )
    if (next.documents.length)
      console.info(
        `The next invoice and credit note are ${next.documents.join(' and ')}: ${SKIPPED} numbers of each are left out, which may be on ` +
          'documents since the backup. Note this in your books.',
      )
  }
  if (lost.length || unreadable.length)
    console.info(
      `\nWRONG KEYS: the backup was sealed with ${keys.join(', ')}, and SECRETS_KEYS has ${here.join(', ')}. ` +
        'Put the old keys into SECRETS_KEYS; otherwise, enter the Enom passwords again and have staff set up their second step again.',
    )
  console.info(
    [
      '',
      'What to do next (docs/runbooks.md, restore):',
      '1. Start web and workers. Within minutes, the worker reads from Stripe what was paid since the backup.',
      `2. Open /admin/bookkeeping/unknown-payments and press “Rebuild all orders”: what was paid since ${takenAt}.`,
      '3. Nothing is bought twice: what Enom has sold since then is assigned to the waiting orders. Press “Compare now” under Audit for the rest.',
      '4. Emails that were waiting at the time of the backup are sent again. Invoices issued since then are missing here: they are replaced by',
      '   new ones with new numbers, and those already sent are void.',
    ].join('\n'),
  )
}
