import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../enom/simulator/start'

// The settings are read at import, so the simulated Enom server must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../db/client')
const { openShop } = await import('../certificates/testing/shop')
const { getProductCosts } = await import('../catalog/product-costs')
const { acceptCostChange, listCostChanges } = await import('./cost-changes')
const { readPrices } = await import('./read-prices')

const { accountId } = await openShop()
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const RAPIDSSL = 23

const { id: productId } = await db.product.create({
  data: {
    slug: 'rapidssl',
    name: 'RapidSSL',
    summary: 's',
    typeCode: 'rapidssl',
    choices: { create: [1, 2].map((years) => ({ typeCode: 'rapidssl', years, amount: 1900 * years, currency: 'USD' })) },
  },
})
const costs = async () => (await getProductCosts(staff, productId)).map(({ cost, margin, state }) => ({ cost, margin, state }))
const mails = () => db.mail.findMany({ where: { kind: 'staff_alert' } })

beforeEach(async () => {
  await enom.operate('calm-down')
  await db.enomAccount.update({ where: { id: accountId }, data: { costTolerance: 0 } })
  await db.mail.deleteMany()
})
afterAll(() => enom.close())

test('once Enom’s prices are read, only staff see the cost and margin of each term', async () => {
  expect(await costs()).toMatchObject([{ state: 'unknown' }, { state: 'unknown' }])
  await enom.operate('set-product', { prodType: RAPIDSSL, resellerPrice: 895 })
  await readPrices(accountId)
  expect(await costs()).toEqual([
    { cost: 895, margin: 1005, state: 'good' },
    { cost: 1790, margin: 2010, state: 'good' },
  ])
  expect(await getProductCosts({ kind: 'client', userId: staff.userId }, productId)).toEqual([])
  expect(await mails()).toEqual([])
})

test('staff are alerted once about a cost above the price, and the account’s tolerance is respected', async () => {
  await enom.operate('set-product', { prodType: RAPIDSSL, resellerPrice: 1901 })
  await readPrices(accountId)
  await readPrices(accountId)
  expect((await costs()).map(({ state }) => state)).toEqual(['loss', 'loss'])
  expect(await mails()).toMatchObject([{ data: { subject: 'Enom’s prices no longer match the shop’s' } }])
  await db.enomAccount.update({ where: { id: accountId }, data: { costTolerance: 1 } })
  expect((await costs()).map(({ state }) => state)).toEqual(['good', 'good'])
})

test('a changed cost is listed until staff accept exactly that cost', async () => {
  const setCost = async (resellerPrice: number) => {
    await enom.operate('set-product', { prodType: RAPIDSSL, resellerPrice })
    await readPrices(accountId)
  }
  await db.enomPrice.deleteMany()
  await setCost(895)
  expect(await listCostChanges(staff)).toEqual([])
  await setCost(995)
  expect(await listCostChanges(staff)).toMatchObject([{ name: 'RapidSSL', before: 895, cost: 995 }])
  expect(await listCostChanges({ kind: 'client', userId: staff.userId })).toEqual([])
  expect((await getProductCosts(staff, productId)).map(({ costBefore }) => costBefore)).toEqual([895, 1790])
  const accept = (cost: number, role: 'owner' | 'support' = 'owner') =>
    acceptCostChange({ ...staff, role }, { accountId, enomProdType: RAPIDSSL, cost })
  expect([await accept(995, 'support'), await accept(994)]).toMatchObject([{ ok: false }, { ok: false }])
  expect(await listCostChanges(staff)).toHaveLength(1)
  expect(await accept(995)).toMatchObject({ ok: true })
  expect(await listCostChanges(staff)).toEqual([])
})

test('a loss that staff agreed to is not reported, and its orders are not put on hold', async () => {
  await db.productChoice.updateMany({ where: { productId }, data: { unprotected: true } })
  await enom.operate('set-product', { prodType: RAPIDSSL, resellerPrice: 1902 })
  await readPrices(accountId)
  expect((await costs()).map(({ state }) => state)).toEqual(['unprotected', 'unprotected'])
  expect(await mails()).toEqual([])
  await db.productChoice.updateMany({ where: { productId }, data: { unprotected: false } })
})

test('a discontinued product is reported, keeps its last cost and is taken off sale until staff put it back on sale', async () => {
  await enom.operate('set-product', { prodType: RAPIDSSL, resellerPrice: 895, enabled: false })
  await readPrices(accountId)
  expect(await db.enomPrice.findFirst({ where: { enomProdType: RAPIDSSL } })).toMatchObject({ yearly: 895, enabled: false })
  const choices = await db.productChoice.findMany({ where: { productId } })
  expect(choices).toMatchObject([1, 2].map(() => ({ active: false, withdrawnAt: expect.any(Date) })))
  expect((await mails())[0]?.data).toMatchObject({ lines: expect.arrayContaining(['RapidSSL, 1 year: Enom doesn’t sell it.']) })
  await db.productChoice.updateMany({ where: { productId }, data: { active: true } })
})

test('a product whose price Enom cannot quote is not treated as discontinued and does not hold up the others', async () => {
  const type = { ...(await db.certificateType.findUniqueOrThrow({ where: { code: 'rapidssl' } })), code: 'unlisted', enomProdType: 999 }
  await db.certificateType.create({ data: { ...type, enomService: 'Certificate-Unlisted' } })
  const price = { name: 'Unlisted', enabled: true, years: [1], yearly: 895, seenAt: new Date() }
  await db.enomPrice.create({ data: { accountId, enomProdType: 999, ...price } })
  await db.productChoice.create({ data: { productId, typeCode: 'unlisted', years: 1, amount: 1900, currency: 'USD' } })
  const isSold = async () => (await db.enomPrice.findFirstOrThrow({ where: { enomProdType: 999 } })).enabled
  await enom.operate('set-product', { prodType: RAPIDSSL, resellerPrice: 1901, enabled: true })
  await enom.operate('add-fault', { command: 'PE_GetProductPrice', kind: 'fail-then-error' })
  await readPrices(accountId)
  expect(await isSold()).toBe(true)
  expect(await costs()).toContainEqual({ cost: 1901, margin: -1, state: 'loss' })
  expect(await mails()).toMatchObject([{ data: { subject: 'Enom’s prices no longer match the shop’s' } }])
  await readPrices(accountId)
  expect(await isSold()).toBe(false)
})

test('when prices cannot be read, the previous ones are kept', async () => {
  await readPrices(accountId)
  const before = await db.enomPrice.findMany()
  await enom.operate('set-switches', { maintenance: true })
  await readPrices(accountId)
  expect(await db.enomPrice.findMany()).toEqual(before)
})
