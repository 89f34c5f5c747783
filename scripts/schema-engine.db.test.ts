import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

const databaseUrl = process.env.DATABASE_URL ?? ''
const emptyUrl = new URL(databaseUrl)
emptyUrl.pathname += '_empty'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keelmark-schema-'))
  await cp('prisma/migrations', path.join(folder, 'migrations'), { recursive: true })
})

afterAll(async () => {
  await rm(folder, { recursive: true })
  await query(databaseUrl, `drop database if exists "${emptyUrl.pathname.slice(1)}" with (force)`)
})

/** Runs Prisma's own command line on our engine, with the migrations of the test's folder. */
async function prisma(args: readonly string[], url = databaseUrl): Promise<{ code: number; said: string }> {
  const config = path.join(folder, 'prisma.config.mjs')
  const settings = {
    schema: path.resolve('prisma/schema.prisma'),
    migrations: { path: path.join(folder, 'migrations') },
    datasource: { url },
  }
  await writeFile(config, `export default ${JSON.stringify(settings)}`)
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['node_modules/prisma/build/index.js', ...args, '--config', config],
      { env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: path.resolve('scripts/schema-engine.mjs'), CHECKPOINT_DISABLE: '1' } },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    )
  })
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

const drift = ['migrate', 'diff', '--from-config-datasource', '--to-schema', path.resolve('prisma/schema.prisma'), '--exit-code']

test('a migrated database is found equal to the schema, and a column nobody declared is found', async () => {
  expect(await prisma(drift)).toMatchObject({ code: 0 })
  await query(databaseUrl, 'alter table "Cart" add column stowaway int')
  const found = await prisma(drift)
  await query(databaseUrl, 'alter table "Cart" drop column stowaway')
  expect(found).toMatchObject({ code: 2, said: expect.stringContaining('stowaway') })
})

test('replaying the migrations elsewhere leaves the database and no other behind', async () => {
  const said = await prisma([
    'migrate',
    'diff',
    '--from-migrations',
    path.join(folder, 'migrations'),
    '--to-schema',
    path.resolve('prisma/schema.prisma'),
    '--exit-code',
  ])
  expect(said.code).toBe(0)
  expect((await query(databaseUrl, "select 1 from pg_database where datname like 'prisma_migrate_shadow_db_%'")).rowCount).toBe(0)
  expect((await query(databaseUrl, 'select 1 from "_prisma_migrations"')).rowCount).toBeGreaterThan(0)
})

test('a database that is missing is made; a migration that breaks stops this run and every later one', async () => {
  const broken = path.join(folder, 'migrations', '29990101000000_broken')
  await cp(path.join(folder, 'migrations', '20261122000000_start'), broken, { recursive: true })
  await writeFile(path.join(broken, 'migration.sql'), 'create tabel nonsense ()')
  expect(await prisma(['migrate', 'deploy'], emptyUrl.href)).toMatchObject({ code: 1, said: expect.stringContaining('tabel') })
  expect(await prisma(['migrate', 'deploy'], emptyUrl.href)).toMatchObject({ code: 1, said: expect.stringContaining('P3009') })
  await rm(broken, { recursive: true })
})

test('a migration changed after it was applied is noticed', async () => {
  const file = path.join(folder, 'migrations', '20261122000000_start', 'migration.sql')
  const original = await readFile(file, 'utf8')
  await writeFile(file, `${original}\n-- changed afterwards`)
  const said = await prisma(['migrate', 'dev', '--create-only', '--name', 'none'])
  await writeFile(file, original)
  expect(said).toMatchObject({ said: expect.stringContaining('was modified after it was applied') })
  expect(said.code).not.toBe(0)
})

test('a server that does not answer is told as such', async () => {
  expect(await prisma(['migrate', 'deploy'], 'postgresql://nobody@127.0.0.1:1/none')).toMatchObject({
    code: 1,
    said: expect.stringContaining('P1001'),
  })
})
