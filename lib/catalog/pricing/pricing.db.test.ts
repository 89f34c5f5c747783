import { beforeAll, beforeEach, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { DAY, later, now, setClock } from '../../clock'
import { db } from '../../db/client'
import { pricesText } from '../messages'
import { applyDuePrices } from './apply-due-prices'
import { cancelPriceChange } from './cancel-price-change'
import { changePrices } from './change-prices'
import { listPriceChanges } from './list-price-changes'

const staff = { kind: 'staff', role: 'owner', userId: '01900000-0000-7000-8000-000000000001' } as const
const client = { kind: 'client', userId: '01900000-0000-7000-8000-000000000002' } as const
const COST = 895

let productId = ''
let ids: string[] = []

beforeAll(async () => {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES })
  const account = await db.enomAccount.create({ data: { label: 'Main', loginId: 'r', passwordSealed: 'x', isDefault: true } })
  const { enomProdType } = await db.certificateType.findUniqueOrThrow({ where: { code: 'rapidssl' } })
  const price = { name: 'RapidSSL', yearly: COST, enabled: true, years: [1, 2], seenAt: now() }
  await db.enomPrice.create({ data: { accountId: account.id, enomProdType, ...price } })
  await db.user.create({ data: { id: staff.userId, email: 'sam@shop.example', role: 'staff', staffRole: 'owner' } })
})

beforeEach(async () => {
  await db.product.deleteMany()
  const choices = { create: [1, 2].map((years) => ({ typeCode: 'rapidssl', years, amount: 2000 * years, currency: 'USD' })) }
  const product = await db.product.create({ data: { slug: 'p', name: 'RapidSSL', summary: 's', typeCode: 'rapidssl', choices } })
  productId = product.id
  ids = (await db.productChoice.findMany({ orderBy: { years: 'asc' } })).map(({ id }) => id)
})

const amounts = async () => (await db.productChoice.findMany({ orderBy: { years: 'asc' } })).map(({ amount }) => amount)
const to = (year: number, amount: number, seen = 2000 * year) => ({ choiceId: ids[year - 1] ?? '', amount, seen })
const change = (prices: ReturnType<typeof to>[], more: { validFrom?: Date; unprotected?: boolean } = {}) =>
  changePrices(staff, { prices, validFrom: null, unprotected: false, ...more })

test('several prices are changed together, each with its history, and open product forms detect the change', async () => {
  const { updatedAt } = await db.product.findFirstOrThrow()
  for (const actor of [client, { ...staff, role: 'support' as const }]) {
    expect(await changePrices(actor, { prices: [to(1, 2100)], validFrom: null, unprotected: false })).toMatchObject({ ok: false })
  }
  expect(await change([to(1, 2100), to(2, 4200)])).toEqual({ ok: true, value: { changed: 2 } })
  expect(await amounts()).toEqual([2100, 4200])
  expect(await listPriceChanges(staff, productId)).toMatchObject([
    { before: 4000, amount: 4200, by: 'sam@shop.example' },
    { before: 2000, amount: 2100, by: 'sam@shop.example' },
  ])
  expect(await listPriceChanges(client, productId)).toEqual([])
  expect(await db.auditEntry.findMany({ where: { action: 'product.change_prices' } })).toMatchObject([
    { before: { 'RapidSSL, 1 year, USD': 2000 }, after: { 'RapidSSL, 1 year, USD': 2100, 'RapidSSL, 2 years, USD': 4200 } },
  ])
  expect((await db.product.findFirstOrThrow()).updatedAt).not.toEqual(updatedAt)
})

test('if someone else has just changed one of the prices, none is saved and both versions are shown', async () => {
  await change([to(1, 2100)])
  const refused = await change([to(1, 2300), to(2, 4200)])
  expect(refused.ok ? '' : pricesText(refused.error)).toContain('RapidSSL, 1 year: it was $20.00, theirs is $21.00, yours is $23.00.')
  expect(await amounts()).toEqual([2100, 4000])
})

test('a price below cost is refused until staff agree, and they are asked again only for a lower one', async () => {
  const refused = await change([to(1, COST - 1)])
  expect(refused.ok ? '' : pricesText(refused.error)).toMatch(/Enom asks \$8\.95\. Sells \$0\.01 below cost\./)
  expect(await change([to(1, COST - 1)], { unprotected: true })).toMatchObject({ ok: true })
  expect(await db.productChoice.findFirst({ where: { id: ids[0] } })).toMatchObject({ amount: COST - 1, unprotected: true })
  expect(await change([to(1, COST - 2, COST - 1)])).toMatchObject({ error: { code: 'unprotected' } })
  expect(await change([to(1, COST, COST - 1)])).toMatchObject({ ok: true })
  expect(await db.productChoice.findFirst({ where: { id: ids[0] } })).toMatchObject({ unprotected: false })
})

test.each([
  ['the same price', () => change([to(1, 2000)]), 'nothing-changed'],
  ['a price of zero', () => change([to(1, 0)]), 'out-of-range'],
  ['a day that has already begun', () => change([to(1, 2100)], { validFrom: now() }), 'in-the-past'],
  ['a price that no longer exists', () => change([{ ...to(1, 2100), choiceId: staff.userId }]), 'gone'],
])('%s is refused', async (_, refused, code) => {
  expect(await refused()).toMatchObject({ ok: false, error: { code } })
  expect(await amounts()).toEqual([2000, 4000])
})

test('scheduled prices are applied in order, can be cancelled beforehand, and never undo a later change', async () => {
  const [first, second] = [later(now(), DAY), later(now(), 2 * DAY)]
  await change([to(1, 2100), to(2, 4100)], { validFrom: first })
  await change([to(1, 2150)], { validFrom: first })
  await change([to(1, 2200)], { validFrom: second })
  await applyDuePrices()
  expect(await amounts()).toEqual([2000, 4000])
  const pending = await db.priceChange.findFirstOrThrow({ where: { choiceId: ids[1] } })
  expect(await cancelPriceChange(client, pending.id)).toMatchObject({ ok: false })
  expect(await cancelPriceChange(staff, pending.id)).toMatchObject({ ok: true })

  const restore = setClock(() => second)
  try {
    // Nothing has been applied yet. The manual change first applies the changes that are due, so the price it replaces is the latest one.
    expect(await change([to(1, 2500)])).toMatchObject({ error: { code: 'changed-since' } })
    expect(await change([to(1, 2500, 2200)])).toMatchObject({ ok: true })
    await applyDuePrices()
    expect(await amounts()).toEqual([2500, 4000])
  } finally {
    restore()
  }
})
