import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DRIFT, openMigrations, query } from '../test/test-migrations'
import { migrate } from './migrate'

const databaseUrl = process.env.DATABASE_URL ?? ''
const emptyUrl = new URL(databaseUrl)
emptyUrl.pathname += '_empty'
const { folder, take, prisma, remove } = await openMigrations()

beforeAll(() => take())

afterAll(async () => {
  await remove()
  await query(databaseUrl, `drop database if exists "${emptyUrl.pathname.slice(1)}" with (force)`)
})

test('a migrated database matches the schema, and an undeclared column is found', async () => {
  expect(await prisma(DRIFT, databaseUrl)).toMatchObject({ code: 0 })
  await query(databaseUrl, 'alter table "Cart" add column stowaway int')
  const found = await prisma(DRIFT, databaseUrl)
  await query(databaseUrl, 'alter table "Cart" drop column stowaway')
  expect(found).toMatchObject({ code: 2, said: expect.stringContaining('stowaway') })
})

test('replaying the migrations elsewhere leaves this database unchanged and no other one behind', async () => {
  const args = ['--from-migrations', folder, '--to-schema', path.resolve('prisma/schema.prisma'), '--exit-code']
  const said = await prisma(['migrate', 'diff', ...args], databaseUrl)
  expect(said.code).toBe(0)
  expect((await query(databaseUrl, "select 1 from pg_database where datname like 'prisma_migrate_shadow_db_%'")).rowCount).toBe(0)
  expect((await query(databaseUrl, 'select 1 from "_prisma_migrations"')).rowCount).toBeGreaterThan(0)
})

test('a missing database is created; a failed migration stops this run and all later ones', async () => {
  const broken = path.join(folder, '29990101000000_broken')
  await cp(path.join(folder, '20261129500000_start'), broken, { recursive: true })
  await writeFile(path.join(broken, 'migration.sql'), 'create tabel nonsense ()')
  expect(await prisma(['migrate', 'deploy'], emptyUrl.href)).toMatchObject({ code: 1, said: expect.stringContaining('tabel') })
  expect(await prisma(['migrate', 'deploy'], emptyUrl.href)).toMatchObject({ code: 1, said: expect.stringContaining('P3009') })
  await rm(broken, { recursive: true })
})

test('a migration changed after it was applied is detected', async () => {
  const file = path.join(folder, '20261129500000_start', 'migration.sql')
  const original = await readFile(file, 'utf8')
  await writeFile(file, `${original}\n-- changed afterwards`)
  const said = await prisma(['migrate', 'dev', '--create-only', '--name', 'none'], databaseUrl)
  await writeFile(file, original)
  expect(said).toMatchObject({ said: expect.stringContaining('was modified after it was applied') })
  expect(said.code).not.toBe(0)
})

test('a 0.1 database keeps its rows and needs no further migration; an early 0.1 database is left unchanged', async () => {
  const rename = (from: string, to: string) =>
    query(databaseUrl, `update "_prisma_migrations" set migration_name = '${to}' where migration_name = '${from}'`)
  const [start, lastOf01] = ['20261129500000_start', '20261129360000_key_reuse']
  await rename(start, lastOf01)
  await query(databaseUrl, `insert into "User" (id, email) values (gen_random_uuid(), 'kept@shop.example')`)
  expect(await migrate(databaseUrl)).toBe(0)
  expect((await query(databaseUrl, `select 1 from "User" where email = 'kept@shop.example'`)).rowCount).toBe(1)
  await query(databaseUrl, `delete from "_prisma_migrations" where migration_name = '${start}'`)
  await rename(lastOf01, '20261122000000_start')
  await expect(migrate(databaseUrl)).rejects.toThrow('Run npm run migrate from the latest 0.1 release first')
})

test('a server that does not respond is reported as such', async () => {
  expect(await prisma(['migrate', 'deploy'], 'postgresql://nobody@127.0.0.1:1/none')).toMatchObject({
    code: 1,
    said: expect.stringContaining('P1001'),
  })
})
