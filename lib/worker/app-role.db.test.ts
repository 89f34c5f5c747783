import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { grantAppRole } from '../../scripts/database/grant-app-role'
import { startEnomSimulator } from '../enom/simulator/start'

const ownerUrl = process.env.DATABASE_URL ?? ''
const app = new URL(ownerUrl)
app.username = 'keelmark_app_test'
app.password = encodeURIComponent(`it's 100% "odd"`)
await grantAppRole({ ownerUrl, appUrl: app.href })
// Settings are read at import, so from here on the shop, its worker and this test connect with that role.
process.env.DATABASE_URL = app.href
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { openShop, payFor, placeNow } = await import('../certificates/testing/shop')
const { db } = await import('../db/client')

const shop = new pg.Client({ connectionString: app.href })
beforeAll(() => shop.connect())
afterAll(async () => {
  await shop.end()
  await enom.close()
})

test('with a database role that owns nothing, the shop can still sell and its worker can still buy from Enom', {
  timeout: 120_000,
}, async () => {
  await openShop()
  const worker = spawn(process.execPath, ['dist/worker.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(worker, 'exit')
  const { id } = await payFor('rapidssl')
  await expect.poll(() => placeNow(id), { timeout: 60_000, interval: 100 }).toBe('setup')
  worker.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(await db.certificateEvent.count({ where: { certificateId: id } })).toBeGreaterThan(0)
})

test.each([
  ['drop a table', 'drop table "Order" cascade'],
  ['empty a table', 'truncate "OrderEvent"'],
  ['change a table', 'alter table "Order" disable trigger all'],
  ['make a table', 'create table mine (id int)'],
  ['make a schema', 'create schema mine'],
  ['make a temporary table', 'create temporary table mine (id int)'],
  ['change the history of an order', `update "OrderEvent" set actor = 'nobody'`],
  ['delete the history of a certificate', 'delete from "CertificateEvent"'],
  ['delete the log of staff actions', 'delete from "AuditEntry"'],
  ['pretend a migration', `delete from "_prisma_migrations"`],
  ['make a role', 'create role other'],
  ['become the owner', 'set role postgres'],
  ['read a file on the server', `select pg_read_file('PG_VERSION')`],
  ['run a program on the server', `copy "Order" to program 'cat'`],
  ['drop the queue', 'drop schema graphile_worker cascade'],
])('that role cannot %s', async (_, statement) => {
  await expect(shop.query(statement)).rejects.toThrow(/permission denied|must be owner/)
})

test('deleting an order also deletes its history, wherever the shop may delete orders', async () => {
  const user = await db.user.create({ data: { email: 'gone@shop.example' } })
  const order = await db.order.create({ data: { userId: user.id, email: user.email, currency: 'USD', total: 1, basketHash: 'gone' } })
  await db.orderEvent.create({ data: { orderId: order.id, kind: 'order.placed', actor: 'system' } })
  await db.order.delete({ where: { id: order.id } })
  expect(await db.orderEvent.count({ where: { orderId: order.id } })).toBe(0)
})

test('granting twice does no harm, and the owner is never used as the shop’s own role', async () => {
  await grantAppRole({ ownerUrl, appUrl: app.href })
  expect((await shop.query('select count(*) from "Order"')).rows).toHaveLength(1)
  await expect(grantAppRole({ ownerUrl, appUrl: ownerUrl })).rejects.toThrow('APP_DATABASE_URL')
})

test('the role’s password does not appear in any statement, so it cannot end up in a database log', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await grantAppRole({ ownerUrl, appUrl: app.href })
  const sent = JSON.stringify(query.mock.calls)
  query.mockRestore()
  expect(sent).toContain('SCRAM-SHA-256$')
  expect(sent).not.toContain('100%')
})

test('a role whose password is not plain ASCII can connect', async () => {
  const odd = new URL(ownerUrl)
  odd.username = 'keelmark_odd_test'
  odd.password = encodeURIComponent('Grüße\u00a0ﬁn\u00adal')
  await grantAppRole({ ownerUrl, appUrl: odd.href })
  const client = new pg.Client({ connectionString: odd.href })
  await client.connect()
  expect((await client.query('select current_user as name')).rows).toEqual([{ name: 'keelmark_odd_test' }])
  await client.end()
})
