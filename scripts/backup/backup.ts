import '../../lib/config/connect-directly'

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { z } from 'zod'
import { recordBackup } from '../../lib/admin/backups/record-backup'
import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { appliedMigrations, requireSchema } from '../../lib/db/require-schema'
import { readKeys } from '../../lib/secrets/keys'
import { countRows } from './count-rows'
import { backupName, checksumOf, keepNewest, type Manifest, manifestOf } from './manifest'
import { findProgram, readMajor, runProgram } from './programs'

// `npm run backup`, optionally with `-- --to <folder> --keep 14`: backs up the database while the shop runs. The backup does not include
// the keys in SECRETS_KEYS.

const { values } = parseArgs({ options: { to: { type: 'string' }, keep: { type: 'string' } } })

try {
  const keep = z.coerce
    .number()
    .int()
    .min(1)
    .safeParse(values.keep ?? env.BACKUP_KEEP).data
  if (!keep) throw new Error(`--keep ${values.keep}: give the number of backups to keep, 1 or more.`)
  await backUp(env.DATABASE_URL, path.resolve(values.to ?? env.BACKUP_FOLDER), keep)
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
await db.$disconnect()

async function backUp(databaseUrl: string, folder: string, keep: number): Promise<void> {
  await requireSchema(databaseUrl)
  const takenAt = new Date()
  const file = path.join(folder, backupName(takenAt))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    // The rows are counted in the snapshot that is dumped, so the counts match the dump even while people are buying.
    await client.query('begin isolation level repeatable read read only')
    const [{ snapshot = '', server = '' } = {}] = (
      await client.query<{ snapshot: string; server: string }>(
        `select pg_export_snapshot() as snapshot, current_setting('server_version') as server`,
      )
    ).rows
    const program = findProgram('pg_dump', readMajor(server) ?? 0)
    const args = ['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${snapshot}`, `--file=${part}`]
    // pg_dump keeps the mode of an existing file, so no one else can read it while it is written.
    writeFileSync(part, '', { mode: 0o600 })
    await runProgram(program, args, databaseUrl)
    const manifest: Manifest = {
      version: z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8'))).version,
      migration: (await appliedMigrations(databaseUrl)).sort().at(-1) ?? '',
      server,
      takenAt: takenAt.toISOString(),
      rows: await countRows(client),
      bytes: statSync(part).size,
      checksum: await checksumOf(part),
      keys: readKeys(env.SECRETS_KEYS).map(({ id }) => id),
    }
    writeFileSync(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    renameSync(part, file)
    await recordBackup({ takenAt, file: path.basename(file), bytes: manifest.bytes, checksum: manifest.checksum })
    tell(file, manifest, keepNewest(folder, keep))
  } finally {
    rmSync(part, { force: true })
    await client.end()
  }
}

function tell(file: string, { bytes, rows, keys }: Manifest, deleted: readonly string[]): void {
  console.info(`${file} (${(bytes / 1e6).toFixed(1)} MB, ${rows.Order ?? 0} orders, ${rows.Certificate ?? 0} certificates)`)
  if (deleted.length) console.info(`Deleted: ${deleted.join(', ')}`)
  console.info(
    [
      '',
      'THE KEYS ARE NOT INCLUDED. Enom passwords, authenticator apps and webhook secrets are encrypted with SECRETS_KEYS',
      `(${keys.join(', ')}), and no backup opens without them. Keep SECRETS_KEYS and AUTH_SECRET elsewhere than the backups:`,
      'in a password manager, or printed. Then copy both files to another computer, and test a restore there: npm run restore.',
    ].join('\n'),
  )
}
