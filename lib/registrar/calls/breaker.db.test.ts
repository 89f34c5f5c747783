import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startFaultProxy } from '../../../scripts/test/fault-proxy'
import { columnsOf } from '../../certificates/lifecycle/places'
import { HOUR, MINUTE, setClock } from '../../clock'
import { startEnomSimulator } from '../../enom/simulator/start'

// Settings are read at import, so the simulated Enom server must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { env } = await import('../../config/env')
const { db } = await import('../../db/client')
const { openLease } = await import('../../jobs/lease')
const { resumeHeld } = await import('../../certificates/sweeps/resume-held')
const { openShop, payFor, runPurchaseQueue, startOperation } = await import('../../certificates/testing/shop')
const { getStanding } = await import('../../admin/standing')
const { openRegistrar } = await import('../connection/open-registrar')
const { probeBroken } = await import('../connection/open-registrar')
const { testConnection } = await import('../connection/test-connection')

/** The number of orders placed while Enom is down. */
// Buying a whole morning's backlog takes a minute, so only the thorough run does it.
const BACKLOG = process.env.KEELMARK_THOROUGH === '1' ? 100 : 40
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const { accountId } = await openShop()

const begun = Date.now()
let minutes = 0
const putBack = setClock(() => new Date(begun + minutes * MINUTE))
afterAll(async () => {
  putBack()
  await enom.close()
})

const calls = () => db.enomCall.count()
const down = () => enom.operate('set-switches', { outage: 'no-connection' })
const up = () => enom.operate('calm-down')
const account = () => db.enomAccount.findUniqueOrThrow({ where: { id: accountId } })
const resumes = () =>
  db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where task_identifier = 'certificate.resume_blocked'`

async function ask(verb: 'priceList' | 'balance' | 'checkLogin'): Promise<string> {
  const registrar = await openRegistrar({ accountId })
  return (registrar?.[verb]() ?? Promise.reject(new Error('no account'))).then(
    () => 'answered',
    (error: unknown) => String(error),
  )
}

beforeEach(async () => {
  await up()
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 90_000_000 })
})
afterEach(() => db.enomAccount.updateMany({ data: { failures: 0, brokenSince: null, nextProbeAt: null } }))

test('B10: after ten calls in a row without a response, only one probe per minute is sent', async () => {
  await down()
  for (let each = 0; each < 9; each += 1) await ask('priceList')
  await up()
  expect(await ask('priceList')).toBe('answered')
  expect(await account()).toMatchObject({ failures: 0, brokenSince: null })
  await down()
  for (let each = 0; each < 10; each += 1) expect(await ask('priceList')).not.toContain('has not responded since')
  const before = await calls()
  expect(await ask('priceList')).toContain('has not responded since')
  expect(await ask('balance')).toContain('has not responded since')
  minutes += 1
  await Promise.all(Array.from({ length: 10 }, () => ask('balance')))
  expect((await calls()) - before).toBe(1)
  await Promise.all(Array.from({ length: 10 }, () => ask('priceList')))
  expect((await calls()) - before).toBe(1)
  expect((await getStanding(staff)).silent).toEqual([{ id: accountId, label: 'Main', since: expect.any(Date) }])
})

test('B10: a refusal counts as a response, calls by staff go through, and the first response resumes what is on hold', async () => {
  await enom.operate('set-account', { loginId: 'keelmark', password: 'another', ips: ['127.0.0.1'], balance: 90_000_000 })
  for (let each = 0; each < 12; each += 1) expect(await ask('priceList')).toContain('login_refused')
  expect(await account()).toMatchObject({ failures: 0, brokenSince: null })
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 90_000_000 })
  await down()
  for (let each = 0; each < 10; each += 1) await ask('priceList')
  const before = await calls()
  expect((await testConnection(staff, accountId))?.[0]).toMatchObject({ stage: 'reach', ok: false })
  expect((await calls()) - before).toBe(1)
  expect((await account()).brokenSince).not.toBeNull()
  await up()
  expect(await resumes()).toEqual([])
  expect((await testConnection(staff, accountId))?.every(({ ok }) => ok)).toBe(true)
  expect(await account()).toMatchObject({ failures: 0, brokenSince: null, nextProbeAt: null })
  expect(await resumes()).toEqual([{ key: 'certificate.resume_blocked' }])
  expect((await getStanding(staff)).silent).toEqual([])
})

test('B11: a worker that may have lost its lease sends no purchase to Enom, but may still read', async () => {
  const url = new URL(env.DATABASE_URL)
  const proxy = await startFaultProxy({ to: { host: url.hostname, port: Number(url.port || 5432) } })
  const lease = await openLease({ connectionString: proxy.through(env.DATABASE_URL), limit: 1_000, onLost: () => undefined })
  const registrar = await openRegistrar({ accountId })
  const buy = async () =>
    registrar?.buy({ operationId: await startOperation(accountId), enomService: 'Certificate-RapidSSL-RapidSSL', years: 1 }).then(
      () => 'bought',
      (error: unknown) => String(error),
    )
  await expect.poll(lease.isSteady, { timeout: 10_000 }).toBe(true)
  await proxy.set({ kind: 'half-open' })
  await expect.poll(lease.isSteady, { timeout: 10_000 }).toBe(false)
  const before = enom.state.certificates().length
  expect(await buy()).toContain('LeaseLost')
  expect(enom.state.certificates()).toHaveLength(before)
  expect(await ask('balance')).toBe('answered')
  await proxy.set({ kind: 'pass' })
  await lease.close()
  await proxy.close()
  expect(await buy()).toBe('bought')
  await enom.operate('refund', { certId: enom.state.certificates().at(-1)?.certId ?? 0 })
})

test('B10: when Enom is down for six hours, it gets ten calls and one probe per minute, and the backlog of orders drains automatically', {
  timeout: 240_000,
}, async () => {
  await down()
  minutes = 90 * Math.ceil((minutes + 1) / 90)
  const from = minutes
  const before = await calls()
  const soldBefore = enom.state.certificates().length
  let most = 0
  let opened = 0
  const ids: string[] = []
  for (; minutes < from + (6 * HOUR) / MINUTE; minutes += minutes < from + 30 ? 1 : 5) {
    const atStart = await calls()
    if (minutes % 90 === 0) {
      ids.push(...(await payFor('rapidssl', { quantity: BACKLOG / 4 })).ids)
      await runPurchaseQueue('rapidssl')
    }
    await probeBroken()
    await resumeHeld()
    if (opened) most = Math.max(most, (await calls()) - atStart)
    else if ((await account()).brokenSince) opened = (await calls()) - before
  }
  expect(ids.length).toBe(BACKLOG)
  expect(opened).toBeLessThanOrEqual(12)
  expect(most).toBe(1)
  expect(await db.certificate.count({ where: columnsOf('purchase:supplier_unavailable') })).toBe(BACKLOG)
  expect(enom.state.certificates()).toHaveLength(soldBefore)

  await up()
  const back = performance.now()
  minutes += 1
  await probeBroken()
  expect(await resumes()).toHaveLength(1)
  await resumeHeld()
  for (let runs = 0; runs < 40 && (await db.certificate.count({ where: { ...columnsOf('purchase') } })); runs += 1)
    await runPurchaseQueue('rapidssl')
  expect(performance.now() - back).toBeLessThan(5 * MINUTE)
  expect(await db.certificate.count({ where: { ...columnsOf('setup'), id: { in: ids } } })).toBe(BACKLOG)
  expect(enom.state.certificates()).toHaveLength(soldBefore + BACKLOG)
})
