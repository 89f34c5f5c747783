import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'
import { columnsOf } from '../lifecycle/places'
import { placed } from '../testing/place'

// The settings are read at import time, so the Enom simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { HOUR } = await import('../../clock')
const { db } = await import('../../db/client')
const { saveAccount } = await import('../../registrar/accounts/save-account')
const { resumeHeld } = await import('../sweeps/resume-held')
const { sweepOverdue } = await import('../sweeps/overdue')
const { must, openShop, payFor, placeNow } = await import('../testing/shop')

/** More certificates than fit in one batch. */
const MANY = 501
const { accountId } = await openShop()
await enom.operate('set-account', { loginId: 'second', password: 'quay-light', ips: ['127.0.0.1'], balance: 50_000 })
const second = must(
  await saveAccount({ kind: 'system' }, { label: 'Second', testMode: true, loginId: 'second', password: 'quay-light' }),
).id

const late = new Date(Date.now() - HOUR)
const jobs = (task: string) =>
  db.$queryRaw<{ count: number }[]>`select count(*)::int from graphile_worker.jobs where task_identifier = ${task}`.then(
    ([row]) => row?.count,
  )

/** Puts certificates on hold for insufficient funds, with `cost` as the price that Enom would charge for each. */
async function waitForMoney(ids: readonly string[], cost: number): Promise<void> {
  const where = { id: { in: [...ids] } }
  const held = { heldCost: cost, heldBalance: 0, statusSince: late }
  await db.certificate.updateMany({ where, data: { ...placed('purchase:insufficient_funds'), ...held } })
}

/** Makes certificates overdue: their requests should have been sent an hour ago. */
async function beSending(ids: readonly string[]): Promise<void> {
  const where = { id: { in: [...ids] } }
  await db.certificate.updateMany({ where, data: { enomAccountId: accountId, ...placed('setup') } })
  await db.certificate.updateMany({ where, data: { ...placed('submission'), statusSince: late } })
  await db.$executeRaw`delete from graphile_worker._private_jobs`
}

beforeEach(async () => {
  await db.certificateEvent.deleteMany()
  await db.issuance.deleteMany()
  await db.certificate.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 0 })
})
afterAll(() => enom.close())

test('however many purchases are waiting for one account, the next sweep releases those waiting for another account', async () => {
  await waitForMoney((await payFor('rapidssl', { quantity: MANY })).ids, 895)
  const other = await payFor('rapidssl')
  await db.product.updateMany({ where: { orderItems: { some: { orderId: other.orderId } } }, data: { enomAccountId: second } })
  await waitForMoney([other.id], 895)
  await resumeHeld()
  expect(await placeNow(other.id)).toBe('purchase')
  expect(await db.certificate.count({ where: { ...columnsOf('purchase:insufficient_funds') } })).toBe(MANY)
})

test('a purchase that costs more than the balance does not block newer ones, however many such purchases are older', async () => {
  await waitForMoney((await payFor('verisign-secure-site-pro-ev', { quantity: MANY })).ids, 90_000)
  const { ids } = await payFor('rapidssl', { quantity: 3 })
  await waitForMoney(ids, 895)
  await enom.operate('set-account', { loginId: 'keelmark', balance: 1_790 })
  await resumeHeld()
  expect(await Promise.all(ids.map(placeNow))).toEqual(['purchase', 'purchase', 'purchase:insufficient_funds'])
  expect(await db.certificate.count({ where: { ...columnsOf('purchase') } })).toBe(2)
})

test('a step that lost its job gets a new one, however many overdue steps still have their jobs', async () => {
  const { ids } = await payFor('rapidssl', { quantity: MANY + 2 })
  const [polled = '', unclear = ''] = ids.slice(MANY)
  await beSending(ids)
  await db.certificate.update({ where: { id: polled }, data: { ...placed('validation:approval'), nextCheckAt: late } })
  await db.certificate.update({ where: { id: unclear }, data: { ...placed('submission:outcome_unknown') } })
  expect(await sweepOverdue()).toBe(500 + 2)
  expect(await sweepOverdue()).toBe(1)
  expect([await jobs('certificate.submit'), await jobs('certificate.poll'), await jobs('certificate.look_up_submission')]).toEqual([
    MANY,
    1,
    1,
  ])
  expect(await sweepOverdue()).toBe(0)
})

test('a step whose job was abandoned or is delayed for hours gets a new job too', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 3 })
  await beSending(ids)
  expect(await sweepOverdue()).toBe(3)
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`certificate.submit:${ids[0]}`}`
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() + interval '3 hours' where key = ${`certificate.submit:${ids[1]}`}`
  expect(await sweepOverdue()).toBe(2)
  const [soon] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where attempts = 0 and run_at <= now() and task_identifier = 'certificate.submit'`
  expect(soon?.count).toBe(3)
})

test('a queue that lost its job is run again, under either of its two names', async () => {
  const one = await payFor('rapidssl')
  const other = await payFor('rapidssl')
  await db.product.updateMany({ where: { orderItems: { some: { orderId: other.orderId } } }, data: { enomAccountId: accountId } })
  await db.certificate.updateMany({ where: { id: { in: [one.id, other.id] } }, data: { statusSince: late } })
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  expect(await sweepOverdue()).toBe(2)
  expect(await jobs('purchase.run')).toBe(2)
  expect(await sweepOverdue()).toBe(0)
})
