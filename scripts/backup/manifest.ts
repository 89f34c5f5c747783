import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifest = z.object({
  /** The shop's release, its newest migration and the server's version. */
  version: z.string(),
  migration: z.string(),
  server: z.string(),
  takenAt: z.iso.datetime(),
  /** The row count of each table in the backup. */
  rows: z.record(z.string(), z.int()),
  bytes: z.int(),
  /** SHA-256 of the backup, in hex. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
  /** Names of the SECRETS_KEYS keys with which its secrets were encrypted; the keys themselves are not included. */
  keys: z.array(z.string()),
})

/** The facts about a backup, stored in a file next to it. */
export type Manifest = z.infer<typeof manifest>

const NAME = /^keelmark-\d{8}-\d{6}\.dump$/

/** Returns the file name of a backup made at this time, in UTC. */
export function backupName(at: Date): string {
  return `keelmark-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.dump`
}

/** Returns the path of a backup's manifest. */
export function manifestOf(file: string): string {
  return `${file}.json`
}

/** Reads a backup's manifest and verifies the backup against it. @throws Error with a one-line message. */
export async function readChecked(file: string): Promise<Manifest> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  if (!existsSync(manifestOf(file)))
    throw new Error(`${manifestOf(file)} is missing. Copy it next to the backup: it lists what the backup contains.`)
  const read = manifest.safeParse(JSON.parse(readFileSync(manifestOf(file), 'utf8')))
  if (!read.success) throw new Error(`${manifestOf(file)} is not the manifest of a backup.`)
  if ((await checksumOf(file)) !== read.data.checksum)
    throw new Error(`${file} is damaged or was changed: its checksum differs from its manifest. Use another backup.`)
  return read.data
}

/** Returns the SHA-256 of a file, in hex. */
export async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part)
  return hash.digest('hex')
}

/** Deletes all but the newest `keep` backups in a folder, and no other files. Returns the names of the deleted backups. */
export function keepNewest(folder: string, keep: number): string[] {
  const old = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .slice(keep)
  for (const name of old) for (const file of [name, manifestOf(name)]) rmSync(path.join(folder, file), { force: true })
  return old
}
