import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'
import { startTestServer } from '../../enom/testing/test-server'

const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })

/** The proxy delays responses to CertGetCertDetail until this resolves. */
let held: Promise<void> = Promise.resolve()
const line = await startTestServer(async (_, response, { form }) => {
  if (form.get('command') === 'CertGetCertDetail') await held
  const answer = await fetch(`${enom.url}/interface.asp`, { method: 'POST', body: form })
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' })
  response.end(Buffer.from(await answer.arrayBuffer()))
})
// The settings are read at import time, so the Enom simulator and the proxy must start first.
process.env.ENOM_TEST_URL = line.url
const { db } = await import('../../db/client')
const { leaveOpen, untilItWaits } = await import('../../db/testing/test-locks')
const { getAccount } = await import('../../registrar/accounts/accounts')
const { saveAccount } = await import('../../registrar/accounts/save-account')
const { beginPurchase } = await import('../purchase/begin')
const { bindPurchase } = await import('../purchase/bind')
const { must, openShop, payFor, runPurchaseQueue, soldUnseen, placeNow } = await import('../testing/shop')

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const MINE = { label: 'Main', testMode: true, loginId: 'keelmark', password: 'harbour-light' }
const OTHER = { ...MINE, loginId: 'other', password: 'another-light' }
const inUse = { ok: false, error: { code: 'login-in-use' } }
const { accountId: id } = await openShop()
const { id: certificateId } = await payFor('rapidssl')
const operation = {
  kind: 'purchase' as const,
  certificateId,
  accountId: id,
  enomProdType: 23,
  years: 1,
  quote: 895,
  highestBefore: 0,
  startedAt: new Date(),
}

beforeEach(async () => {
  globalThis.keelmarkFaultPoint = undefined
  await db.enomCall.deleteMany()
  await db.supplierOperation.deleteMany()
  await db.certificate.updateMany({ data: { enomAccountId: null } })
  must(await saveAccount(staff, { ...MINE, id }))
})
afterAll(async () => {
  await line.close()
  await enom.close()
})

test.each(['started', 'succeeded', 'unknown', 'absent'] as const)(
  'an account with a purchase that is %s keeps its login and its server; its password and the case of its login may change',
  async (state) => {
    await db.supplierOperation.create({ data: { ...operation, state } })
    expect(await saveAccount(staff, { ...OTHER, id })).toEqual(inUse)
    expect(await saveAccount(staff, { ...MINE, id, testMode: false })).toEqual(inUse)
    expect(await getAccount(staff, id)).toMatchObject({ holdsSomething: true })
    expect(await saveAccount(staff, { label: 'Main', testMode: true, loginId: 'KEELMARK', id })).toMatchObject({ ok: true })
    expect(await saveAccount(staff, { ...MINE, id, password: 'new-light' })).toMatchObject({ ok: true })
    expect(await db.enomAccount.findUniqueOrThrow({ where: { id } })).toMatchObject({ loginId: 'keelmark', testMode: true })
  },
)

test('an account with a certificate keeps its login; without certificates, a clear refusal by Enom does not lock the login', async () => {
  await db.certificate.update({ where: { id: certificateId }, data: { enomAccountId: id } })
  expect(await saveAccount(staff, { ...OTHER, id })).toEqual(inUse)
  await db.certificate.update({ where: { id: certificateId }, data: { enomAccountId: null } })
  await db.supplierOperation.create({ data: { ...operation, state: 'refused' } })
  expect(await getAccount(staff, id)).toMatchObject({ holdsSomething: false })
  expect(await saveAccount(staff, { ...OTHER, id })).toEqual({ ok: true, value: { id } })
})

test('a change of login waits for a purchase that is just starting, and is then refused', async () => {
  const commit = await leaveOpen((tx) => tx.supplierOperation.create({ data: operation }))
  const saved = saveAccount(staff, { ...OTHER, id })
  await untilItWaits(saved)
  await commit()
  expect(await saved).toEqual(inUse)
})

test('a purchase waits for a change of login in progress, and then does not start', async () => {
  const commit = await leaveOpen(async (tx) => {
    await tx.$queryRaw`select 1 from "EnomAccount" where id = ${id}::uuid for update`
    await tx.enomAccount.update({ where: { id }, data: { loginId: OTHER.loginId } })
  })
  const { startedAt: _, kind: __, ...asked } = operation
  const begun = beginPurchase({ ...asked, inFlightKey: `${id}:23`, balanceBefore: 5000, login: { loginId: 'keelmark', testMode: true } })
  await untilItWaits(begun)
  await commit()
  expect(await begun).toEqual({ kind: 'busy' })
  expect(await db.supplierOperation.count()).toBe(0)
})

test('a run that started under one login does not buy under another: the queue runs again and queries Enom under the new login', async () => {
  await enom.operate('set-account', { loginId: OTHER.loginId, password: OTHER.password, ips: ['127.0.0.1'], balance: 500_000 })
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== 'purchase.before_intent') return
    globalThis.keelmarkFaultPoint = undefined
    must(await saveAccount(staff, { ...OTHER, id }))
  }
  await runPurchaseQueue('rapidssl')
  expect([enom.state.certificates().length, await db.supplierOperation.count(), await placeNow(certificateId)]).toEqual([0, 0, 'purchase'])
  expect(await db.$queryRaw`select task_identifier as task from graphile_worker.jobs`).toEqual([{ task: 'purchase.run' }])
  await runPurchaseQueue('rapidssl')
  expect([enom.state.certificates().map(({ account }) => account), await placeNow(certificateId)]).toEqual([['other'], 'setup'])
})

test('binding is refused if the account’s login changed after the certificate was checked at Enom', async () => {
  const { id: waiting } = await payFor('rapidssl')
  const enomCertId = await soldUnseen(enom.url)
  let letGo: () => void = () => undefined
  held = new Promise((done) => {
    letGo = done
  })
  const bound = bindPurchase(staff, waiting, { enomCertId })
  await expect.poll(() => db.enomCall.count({ where: { command: 'CertGetCertDetail', finishedAt: null } })).toBe(1)
  must(await saveAccount(staff, { ...OTHER, id }))
  letGo()
  expect(await bound).toEqual({ ok: false, error: { code: 'moved-meanwhile' } })
  must(await saveAccount(staff, { ...MINE, id }))
  must(await bindPurchase(staff, waiting, { enomCertId }))
})
