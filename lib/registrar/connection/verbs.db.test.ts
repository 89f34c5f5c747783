import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'
import { makeCsr } from '../../enom/testing/simulator'

// Settings are read at import, so the simulated Enom server must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { startOperation } = await import('../../certificates/testing/shop')
const { saveAccount } = await import('../accounts/save-account')
const { openRegistrar } = await import('./open-registrar')

const RAPIDSSL = { enomService: 'Certificate-RapidSSL-RapidSSL', years: 1 }
const admin = {
  firstName: 'Ada',
  lastName: 'Lindqvist',
  address1: 'Quay 1',
  city: 'Bristol',
  state: 'Avon',
  postalCode: 'BS1 4ST',
  country: 'GB',
  phone: '+441175550100',
  email: 'ada@example.com',
}

async function registrar() {
  const opened = await openRegistrar({ accountId: null })
  if (!opened) throw new Error('no account')
  return opened
}

beforeAll(async () => {
  await saveAccount({ kind: 'system' }, { label: 'Main', testMode: true, loginId: 'keelmark', password: 'harbour-light' })
})
afterAll(() => enom.close())

const buy = async (at: Awaited<ReturnType<typeof registrar>>, order: { enomService: string; years: number }) =>
  at.buy({ ...order, operationId: await startOperation(at.accountId) })

const submission = async () => ({ operationId: await startOperation((await registrar()).accountId, 'submission') })

async function configured(name: string) {
  const at = await registrar()
  const { enomCertId } = await buy(at, RAPIDSSL)
  await at.configure({ enomCertId, csrPem: await makeCsr(`CN=${name}`), serverTypeId: 18, contacts: { admin } })
  return { at, enomCertId }
}

test('a purchase becomes the newest certificate, is listed with its term and order, and is debited at its price', async () => {
  const at = await registrar()
  const before = await at.newestCertId()
  const { enomCertId, enomOrderId } = await buy(at, RAPIDSSL)
  expect(enomCertId).toBeGreaterThan(before)
  expect(await at.newestCertId()).toBe(enomCertId)
  const { rows, total } = await at.certificates({ page: 1, enomProdType: 23, statusId: 1 })
  expect(total).toBeGreaterThan(0)
  expect(rows[0]).toMatchObject({ enomCertId, enomOrderId, validityMonths: 12, statusId: 1, stage: 'not_configured' })
  expect(rows[0]?.expiresAt).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect((await at.certificates({ page: 1, statusId: 4 })).rows).toEqual([])
  const price = (await at.priceList()).find(({ enomProdType }) => enomProdType === 23)
  const [newest] = await at.transactions({ from: '2026-01-01' })
  expect(newest).toMatchObject({ orderId: enomOrderId, amount: -(price?.yearly.amount ?? 0), type: 1 })
  const { amount: balance } = await at.balance()
  expect(newest?.balance).toBe(balance)
  expect(await db.balanceReading.findFirst()).toMatchObject({ balance })
})

test('a submitted request can be given another approver, have its approval email resent, be withdrawn, and be set up for another name', async () => {
  const { at, enomCertId } = await configured('harbour.example')
  await at.submit({ ...(await submission()), enomCertId, approverEmail: 'admin@harbour.example' })
  await at.changeApprover({ enomCertId, approverEmail: 'hostmaster@harbour.example' })
  await at.resendApproval(enomCertId)
  expect(await at.detail(enomCertId)).toMatchObject({ approverEmail: 'hostmaster@harbour.example', stage: 'processing' })
  await at.withdraw(enomCertId)
  expect((await at.detail(enomCertId)).stage).toBe('not_configured')
  await expect(at.withdraw(enomCertId)).rejects.toMatchObject({ trouble: 'refused_for_good' })
  await at.configure({ enomCertId, csrPem: await makeCsr('CN=quay.example'), serverTypeId: 18, contacts: { admin } })
  await at.submit({ ...(await submission()), enomCertId, approverEmail: 'admin@quay.example' })
  expect((await at.detail(enomCertId)).domainName).toBe('quay.example')
})

test('control of a domain can be proved by DNS or a file, and both the response and the details say what to publish', async () => {
  const dns = await configured('harbour.example')
  const { proof } = await dns.at.submit({
    ...(await submission()),
    enomCertId: dns.enomCertId,
    approverEmail: 'admin@harbour.example',
    method: 'dns',
  })
  expect(proof).toMatchObject({ method: 'dns', dns: { entry: expect.any(String), address: expect.any(String) } })
  expect((await dns.at.detail(dns.enomCertId)).proof).toEqual(proof)
  const file = await configured('quay.example')
  const shown = await file.at.submit({
    ...(await submission()),
    enomCertId: file.enomCertId,
    approverEmail: 'admin@quay.example',
    method: 'file',
  })
  expect(shown.proof).toMatchObject({ method: 'file', file: { name: expect.any(String), contents: expect.any(String) } })
})

test('an issued certificate can be emailed again and reissued for a new key', async () => {
  const { at, enomCertId } = await configured('harbour.example')
  await at.submit({ ...(await submission()), enomCertId, approverEmail: 'admin@harbour.example' })
  await enom.operate('approve', { certId: enomCertId })
  await at.resendFiles(enomCertId)
  const first = await at.detail(enomCertId)
  expect(first.stage).toBe('issued')
  await at.reissue({ ...(await submission()), enomCertId, csrPem: await makeCsr('CN=harbour.example') })
  await enom.operate('approve', { certId: enomCertId })
  const second = await at.detail(enomCertId)
  expect(second.stage).toBe('issued')
  expect(second.certPem).not.toBe(first.certPem)
})

test('a certificate for several names contains each of them, with its approver', async () => {
  const at = await registrar()
  const { enomCertId } = await buy(at, { enomService: 'Certificate-Comodo-UCC-DV', years: 1 })
  const names = ['harbour.example', 'quay.example'].map((domain) => ({ domain, approverEmail: `admin@${domain}` }))
  const csrPem = await makeCsr('CN=harbour.example')
  await at.configure({ enomCertId, csrPem, serverTypeId: 1000, contacts: { admin }, names })
  const requester = {
    organization: 'Harbour Works Ltd',
    unit: '',
    address1: 'Quay 1',
    address2: '',
    locality: 'Bristol',
    region: 'Avon',
    postalCode: 'BS1 4ST',
    country: 'GB',
  }
  await at.submit({ ...(await submission()), enomCertId, approverEmail: 'admin@harbour.example', names, requester })
  const detail = await at.detail(enomCertId)
  expect(detail.stage).toBe('awaiting_approval')
  expect(detail.names).toEqual(expect.arrayContaining(['harbour.example', 'quay.example']))
})

test('if several price commands fail, the error does not depend on which answer comes first', async () => {
  await enom.operate('set-switches', { slowMs: 200 })
  await enom.operate('add-fault', { command: 'PE_GetProductPrice', kind: 'slow' })
  for (const command of ['PE_GetResellerPrice', 'PE_GetRetailPrice']) await enom.operate('add-fault', { command, kind: 'fail-then-error' })
  await expect((await registrar()).prices({ enomProdType: 999, years: 1 })).rejects.toMatchObject({ causeName: 'product' })
})

test('orders, prices and the account can be read, and whatever is missing is null', async () => {
  const at = await registrar()
  const { enomOrderId } = await buy(at, RAPIDSSL)
  const { rows } = await at.orders({ page: 1 })
  expect(rows[0]?.enomOrderId).toBe(enomOrderId)
  const order = await at.order(enomOrderId ?? 0)
  const prices = await at.prices({ enomProdType: 23, years: 1 })
  expect(order?.billed).toEqual(prices.yours)
  expect(order?.items).toHaveLength(1)
  expect(prices).toMatchObject({ enabled: true, yours: { currency: 'USD' } })
  expect(prices.retail.amount).toBeGreaterThan(prices.yours.amount)
  const nowhere = await at.order(999_999_999).catch((cause: { trouble?: string }) => cause.trouble)
  expect([null, 'refused_for_good']).toContain(nowhere)
  expect(await at.account()).toMatchObject({ number: expect.any(String), isReseller: true })
})

test('every transaction of the balance is read, however many pages that takes', async () => {
  const at = await registrar()
  const before = await at.transactions({ from: '2026-01-01' })
  const bought: (number | null)[] = []
  for (let count = 0; count < 55; count += 1) bought.unshift((await buy(at, RAPIDSSL)).enomOrderId)
  const after = await at.transactions({ from: '2026-01-01' })
  expect(after.map(({ orderId }) => orderId)).toEqual([...bought, ...before.map(({ orderId }) => orderId)])
  expect(after.slice(0, 55).every(({ amount, balance }) => amount < 0 && balance !== null)).toBe(true)
  // This is longer than the six months that Enom lists, so several spans are read.
  expect(await at.transactions({ from: '2024-11-23' })).toEqual(after)
})

test('the call log contains no secret, request or contact', async () => {
  const said = JSON.stringify(await db.enomCall.findMany())
  expect(said).not.toMatch(/harbour-light|BEGIN CERT|Lindqvist|ada@|admin@|BS1 4ST/)
})
