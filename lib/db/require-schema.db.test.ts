import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appliedMigrations, requireSchema } from './require-schema'

const url = process.env.DATABASE_URL ?? ''
const emptyUrl = changed((address) => {
  address.pathname += '_none'
})
const emptyName = emptyUrl.split('/').at(-1)

function changed(change: (address: URL) => void): string {
  const address = new URL(url)
  change(address)
  return address.href
}

async function query(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

beforeAll(() => query(url, `create database "${emptyName}"`))
afterAll(() => query(url, `drop database "${emptyName}" with (force)`))

test('a migrated database is accepted', async () => {
  await expect(requireSchema(url)).resolves.toBeUndefined()
})

test('a database without one of this version’s migrations is refused, and the message gives the command to run', async () => {
  const last = (await appliedMigrations(url)).toSorted().at(-1)
  await query(url, `update "_prisma_migrations" set migration_name = 'another' where migration_name = '${last}'`)
  await expect(requireSchema(url)).rejects.toThrow(
    'The database is older than this version of the shop: 1 migration is missing. Run: npm run migrate',
  )
  await query(url, `update "_prisma_migrations" set migration_name = '${last}' where migration_name = 'another'`)
})

test.each([
  ['is empty', emptyUrl],
  ['is missing', changed((address) => Object.assign(address, { pathname: '/nowhere' }))],
])('a database that %s is refused, and the message gives the command to run', async (_, empty) => {
  await expect(requireSchema(empty)).rejects.toThrow('The database has no tables yet. Run: npm run migrate')
})

test.each([
  [
    'does not respond',
    changed((address) => Object.assign(address, { port: '1' })),
    /^The database at \S+:1 does not respond \(.*ECONNREFUSED.*\)\. Start it/,
  ],
  [
    'has a different user name or password',
    changed((address) => Object.assign(address, { password: 'wrong-one' })),
    /does not accept the user name and password in DATABASE_URL\. Correct/,
  ],
  ['has no host', 'postgresql://shop:wrong-one@no-such-host.invalid/shop', /^The database at no-such-host\.invalid:5432 does not respond/],
  ['has an address that cannot be parsed', 'postgresql://shop:wrong-one@[::1/shop', /DATABASE_URL is not an address like/],
])('a database that %s is reported in one line without the password', async (_, wrong, sentence) => {
  const message = await requireSchema(wrong).then(
    () => '',
    (error: Error) => error.message,
  )
  expect(message).toMatch(sentence)
  expect(message).not.toMatch(/\n|wrong-one/)
})
