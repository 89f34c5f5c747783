import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { backupName, checksumOf, keepNewest, manifestOf, readChecked } from './manifest'
import { connection, findProgram, readMajor } from './programs'

const folder = () => mkdtempSync(path.join(tmpdir(), 'backups-'))

test('the newest backups are kept with their manifests, and other files are left alone', () => {
  const here = folder()
  const names = [3, 1, 2].map((day) => backupName(new Date(Date.UTC(2026, 10, day, 2, 30))))
  for (const name of names) for (const file of [name, manifestOf(name)]) writeFileSync(path.join(here, file), '')
  writeFileSync(path.join(here, 'keelmark-by-hand.dump'), '')
  expect(keepNewest(here, 2)).toEqual(['keelmark-20261101-023000.dump'])
  const left = ['keelmark-20261102-023000.dump', 'keelmark-20261103-023000.dump']
  expect(readdirSync(here).sort()).toEqual([...left.flatMap((name) => [name, manifestOf(name)]), 'keelmark-by-hand.dump'])
})

test('a backup is restored only with its manifest and only if it is unchanged', async () => {
  const file = path.join(folder(), 'a.dump')
  await expect(readChecked(file)).rejects.toThrow('There is no file')
  writeFileSync(file, 'rows')
  await expect(readChecked(file)).rejects.toThrow('is missing')
  const about = {
    version: '1',
    migration: 'm',
    server: '15.1',
    takenAt: new Date(0).toISOString(),
    rows: { Order: 1 },
    bytes: 4,
    keys: ['k1'],
  }
  writeFileSync(manifestOf(file), JSON.stringify({ ...about, checksum: await checksumOf(file) }))
  expect(await readChecked(file)).toMatchObject(about)
  writeFileSync(file, 'rowS')
  await expect(readChecked(file)).rejects.toThrow('damaged')
})

test('the oldest program that can read the server is used; if there is none, the error says what to install', () => {
  const here = folder()
  for (const [version, says] of [
    ['96', '96.2'],
    ['97', '97.1'],
    ['98', '98.0'],
  ] as const) {
    const bin = path.join(here, version, 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(path.join(bin, 'pg_dump'), `#!/bin/sh\necho "pg_dump (PostgreSQL) ${says}"\n`, { mode: 0o755 })
  }
  expect(findProgram('pg_dump', 97, [here])).toBe(path.join(here, '97', 'bin', 'pg_dump'))
  expect(() => findProgram('pg_dump', 99, [here])).toThrow('apt-get install postgresql-client-99')
  expect(['pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)', '18.4', '19beta1', 'x'].map(readMajor)).toEqual([15, 18, 19, null])
})

test('the database password is passed in the environment, decoded', () => {
  expect(connection('postgresql://shop:p%40ss@db.example:5433/keel?sslmode=verify-full')).toMatchObject({
    PGHOST: 'db.example',
    PGPORT: '5433',
    PGUSER: 'shop',
    PGPASSWORD: 'p@ss',
    PGDATABASE: 'keel',
    PGSSLMODE: 'verify-full',
  })
})
