import { afterEach, beforeEach, expect, test } from 'vitest'
import { placed } from '../../certificates/testing/place'
import { openShop, payFor } from '../../certificates/testing/shop'
import { HOUR, now, setClock } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { STAFF } from '../../orders/testing/shop'
import { runAutoRefunds } from './auto-refund'
import { countAutoRefunds } from './auto-refund-candidates'
import { readShopSettings, saveShopSettings } from './shop-settings'

await openShop()
const begun = Date.now()
let turnBack = () => {}

/** Sets the clock to this many hours after the start of the test. */
function at(hours: number): void {
  turnBack()
  turnBack = setClock(() => new Date(begun + hours * HOUR))
}

beforeEach(async () => {
  await db.certificate.updateMany({ data: { ...placed('closed:not_purchased') } })
  await db.shopSettings.deleteMany()
  at(0)
})
afterEach(() => turnBack())

/** Creates a paid certificate that Enom refuses to sell from now on. */
async function refused(unitAmount: number, currency = 'USD'): Promise<void> {
  const { id } = await payFor('rapidssl', { unitAmount, currency })
  await db.certificate.update({ where: { id }, data: { ...placed('purchase:supplier_refused'), statusSince: now() } })
}

/** Sets the clock to hour 50. Two certificates in dollars and one in euros have waited fifty hours, and one has waited ten. */
async function waiting(): Promise<void> {
  await refused(1900)
  await refused(2500)
  await refused(1700, 'EUR')
  at(40)
  await refused(900)
  at(50)
}

const after = (hours: number | null) => ({ refundUnboughtAfter: hours })
const save = (hours: number | null, agreedTo = 0) => saveShopSettings(STAFF, { ...after(hours), agreedTo })
const saved = { ok: true, value: undefined }
const atOnce = {
  count: 3,
  money: [
    { amount: 1700, currency: 'EUR' },
    { amount: 4400, currency: 'USD' },
  ],
}

test('staff see how many paid certificates Enom does not sell, what was paid for them, and how many have waited for at least the given time', async () => {
  await waiting()
  expect(await countAutoRefunds(STAFF, { hours: 24 })).toEqual({
    waiting: { count: 4, money: [atOnce.money[0], { amount: 5300, currency: 'USD' }] },
    due: atOnce,
  })
  expect(await countAutoRefunds(STAFF, { hours: 100 })).toMatchObject({ waiting: { count: 4 }, due: { count: 0, money: [] } })
  const { buyer } = await payFor('rapidssl')
  expect(await countAutoRefunds(buyer, { hours: 24 })).toBeNull()
})

test('a rule that would refund at once is not saved until staff agree to the number of refunds', async () => {
  await waiting()
  const asked = { ok: false, error: { code: 'refunds-at-once', hours: 24, ...atOnce } }
  expect(await save(24)).toEqual(asked)
  expect(await save(24, 2)).toEqual(asked)
  expect(await readShopSettings()).toEqual(after(null))
  expect(await save(1, 3)).toMatchObject({ ok: false, error: { count: 4 } })
  expect(await save(24, 3)).toEqual(saved)
  expect(await readShopSettings()).toEqual(after(24))
})

test('no agreement is needed if saving refunds nothing at once: more hours than any certificate has waited, more than before, or no rule', async () => {
  await waiting()
  expect(await save(60)).toEqual(saved)
  expect(await save(24)).toMatchObject({ ok: false })
  expect(await save(24, 3)).toEqual(saved)
  for (const hours of [24, 48, null]) expect(await save(hours)).toEqual(saved)
})

test('when two people save at once, the second must agree to what the first one saved', async () => {
  await waiting()
  await save(24, 3)
  let second = Promise.resolve<unknown>(null)
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "ShopSettings" for update`
    // The new rule waits more than 24 hours, so it would need no agreement, but the other transaction removes the old rule.
    second = save(48)
    await expect.poll(isWaiting, { timeout: 7_000 }).toBe(true)
    await tx.shopSettings.update({ where: { id: 1 }, data: after(null) })
  })
  expect(await second).toMatchObject({ ok: false, error: { code: 'refunds-at-once', count: 3 } })
  expect(await readShopSettings()).toEqual(after(null))
})

/** Whether a transaction is waiting for a row locked by another. */
async function isWaiting(): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return rows.length > 0
}

test('the number shown is the number of certificates that the rule processes', async () => {
  await waiting()
  await save(24, 3)
  await runAutoRefunds()
  // None of these was really paid at Stripe, so staff are alerted about each instead.
  expect(await db.mail.count({ where: { kind: 'staff_alert', onceKey: { startsWith: 'staff_alert:unbought:' } } })).toBe(3)
})
