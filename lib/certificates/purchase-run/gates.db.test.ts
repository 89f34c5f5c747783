import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'
import { OUTAGES } from '../lifecycle/holds'
import { columnsOf, type Place } from '../lifecycle/places'
import type { Bought } from '../testing/shop'

// The shop and Enom share one clock, which the tests set. Timers are real.
vi.useFakeTimers({ toFake: ['Date'] })
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { waitingForLocks } = await import('../../db/testing/test-locks')
const { inTransaction } = await import('../../db/transaction')
const { acceptCost } = await import('../purchase/retry')
const { alertOutage } = await import('../notify/outage')
const { holdPurchases } = await import('../purchase/hold')
const { retryPurchase } = await import('../purchase/retry')
const { suspend } = await import('../lifecycle/suspend')
const { unsuspend } = await import('../purchase/unsuspend')
const { beginPurchase } = await import('../purchase/begin')
const { hold, release } = await import('../lifecycle/transition')
const { must, openShop, payFor, runPurchaseQueue, placeNow } = await import('../testing/shop')
const { createTestWorker } = await import('../testing/worker')
const { openRegistrar } = await import('../../registrar/connection/open-registrar')
const { failPurchases } = await import('../purchase/hold')
const { getCertificate } = await import('../view/queries')
const { readMarket } = await import('../purchase/quote')
const { buyerWords } = await import('../status/buyer-text')

const MINUTE = 60_000
const RAPIDSSL = 23
const QUICKSSL = 26
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const { accountId } = await openShop()
const soldAtEnom = () => enom.state.certificates().length
const alerts = async () => (await db.mail.findMany({ where: { kind: 'staff_alert' } })).map(({ data }) => JSON.stringify(data))
const count = (ids: string[], place: Place) => db.certificate.count({ where: { id: { in: ids }, ...columnsOf(place) } })
const buyerReads = async (buyer: Bought['buyer'], id: string) => {
  const certificate = await getCertificate(buyer, id)
  return certificate && buyerWords(certificate).sentence
}
const balance = () => enom.state.accounts()[0]?.balance ?? 0
const setBalance = (cents: number) => enom.operate('set-account', { loginId: 'keelmark', balance: cents })
const setPrice = (resellerPrice: number, prodType = RAPIDSSL) => enom.operate('set-product', { prodType, resellerPrice })
const worker = createTestWorker()

beforeEach(async () => {
  // Removes what earlier tests left in the queue.
  const left = await db.certificate.findMany({
    where: { stage: 'purchase', OR: [{ hold: null }, { hold: { in: [...OUTAGES] } }] },
    select: { id: true },
  })
  await db.certificate.updateMany({
    where: { stage: 'purchase', hold: { in: [...OUTAGES] } },
    data: { hold: 'cost_exceeds_price', acceptedCost: 0 },
  })
  await inTransaction((tx) =>
    failPurchases(
      tx,
      left.map(({ id }) => id),
      'of another test',
    ),
  )
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await enom.operate('calm-down')
  await setBalance(500_000)
  await setPrice(1000)
  await enom.operate('set-product', { prodType: RAPIDSSL, enabled: true })
  await db.mail.deleteMany()
})
afterAll(async () => {
  vi.useRealTimers()
  await enom.close()
})

test('B7: an exact balance is enough to buy; with one cent less the purchase waits, and that cent releases it', async () => {
  await setBalance(1000)
  const exact = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(exact.id), balance()]).toEqual(['setup', 0])
  await setBalance(999)
  const short = await payFor('rapidssl')
  const before = soldAtEnom()
  await runPurchaseQueue('rapidssl')
  expect(await buyerReads(short.buyer, short.id)).toMatch(/happens automatically/)
  expect([await placeNow(short.id), soldAtEnom()]).toEqual(['purchase:insufficient_funds', before])
  expect(await db.enomCall.count({ where: { certificateId: short.id } })).toBe(0)
  await setBalance(1000)
  await worker.until(async () => (await placeNow(short.id)) === 'setup', 2 * MINUTE)
  expect([soldAtEnom(), balance()]).toEqual([before + 1, 0])
})

test('B7: with funds for five of ten, the five oldest are bought and five wait; after the refill all are bought within a minute, with one alert', async () => {
  await setBalance(5_999)
  const { ids } = await payFor('rapidssl', { quantity: 10 })
  await runPurchaseQueue('rapidssl')
  expect([await count(ids.slice(0, 5), 'setup'), await count(ids.slice(5), 'purchase:insufficient_funds')]).toEqual([5, 5])
  expect(await alerts()).toEqual([expect.stringContaining('balance at Enom is too low')])
  const refused = enom.state.calls().filter(({ outcome }) => outcome === '524181').length

  await setBalance(2_999)
  await worker.until(async () => (await count(ids, 'setup')) === 7, 2 * MINUTE)
  expect([...(await Promise.all(ids.map(placeNow)))].slice(7)).toEqual(Array.from({ length: 3 }, () => 'purchase:insufficient_funds'))
  await setBalance(3_000)
  await worker.until(async () => (await count(ids, 'setup')) === 10, 2 * MINUTE)
  expect(await alerts()).toHaveLength(1)
  expect([balance(), enom.state.calls().filter(({ outcome }) => outcome === '524181').length]).toEqual([0, refused])
})

test('B7: when the balance runs out again after a refill, staff are alerted again the same day; a mere retry is not reported', async () => {
  const runOut = async () => {
    await setBalance(999)
    const { id } = await payFor('rapidssl')
    await runPurchaseQueue('rapidssl')
    expect(await placeNow(id)).toBe('purchase:insufficient_funds')
    return id
  }
  const refill = async (id: string) => {
    await setBalance(5_000)
    await worker.until(async () => (await placeNow(id)) === 'setup', 2 * MINUTE)
  }
  const first = await runOut()
  await refill(first)
  const second = await runOut()
  expect(await alerts()).toHaveLength(2)
  // The balance was refilled, but spent before it was this purchase's turn.
  await setBalance(1_000)
  await inTransaction((tx) =>
    release(tx, second, { stage: 'purchase', holds: ['insufficient_funds'], kind: 'certificate.purchase_resumed', actor: 'system' }),
  )
  vi.setSystemTime(Date.now() + MINUTE)
  await setBalance(999)
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(second), (await alerts()).length]).toEqual(['purchase:insufficient_funds', 2])
  const { data } = await db.mail.findFirstOrThrow({ where: { kind: 'staff_alert' } })
  expect(data).toMatchObject({
    subject: 'The balance at Enom is too low (account Main)',
    lines: [expect.stringContaining('Refill'), 'The balance is $9.99; RapidSSL costs $10.00.'],
  })
  await refill(second)
})

test('B7: when two products run out of funds at the same instant, there is one alert', async () => {
  await setBalance(1)
  const one = await payFor('rapidssl')
  const two = await payFor('geotrust-quickssl')
  const cause = { outage: 'insufficient_funds', text: 'Too little.', accountId } as const
  const later = await inTransaction(async (tx) => {
    const { outage } = cause
    const aside = { stage: 'purchase', hold: 'insufficient_funds', kind: 'certificate.purchase_blocked', actor: 'system' } as const
    must(await hold(tx, one.id, { ...aside, detail: { outage } }))
    await alertOutage(tx, [one.id], cause)
    const work = holdPurchases({ ids: two.ids, ...cause })
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1)
    return { work }
  })
  await later.work
  expect(await alerts()).toHaveLength(1)
  await setBalance(500_000)
  await worker.until(async () => (await count([one.id, two.id], 'setup')) === 2, 3 * MINUTE)
})

test('B7: two products competing for the same money buy as much as it covers, and the rest waits', async () => {
  await setPrice(1000, QUICKSSL)
  await setBalance(5_000)
  const one = await payFor('rapidssl', { quantity: 5 })
  const two = await payFor('geotrust-quickssl', { quantity: 5 })
  const ids = [...one.ids, ...two.ids]
  const before = soldAtEnom()
  await Promise.all([runPurchaseQueue('rapidssl'), runPurchaseQueue('geotrust-quickssl')])
  const settled = async () => (await count(ids, 'setup')) + (await count(ids, 'purchase:insufficient_funds')) === 10
  await worker.until(settled, MINUTE / 2)
  expect([await count(ids, 'setup'), soldAtEnom() - before, balance()]).toEqual([5, 5, 0])
  await setBalance(5_000)
  await worker.until(async () => (await count(ids, 'setup')) === 10, 3 * MINUTE)
  expect([soldAtEnom() - before, balance()]).toEqual([10, 0])
})

test('B8: a purchase that costs more than was paid is held with an alert; staff can accept the cost, otherwise it continues when the price falls', async () => {
  const { ids, buyer } = await payFor('rapidssl', { quantity: 2, unitAmount: 1900 })
  const [accepted = '', patient = ''] = ids
  await setPrice(1901)
  const before = soldAtEnom()
  await worker.until(async () => (await count(ids, 'purchase:cost_exceeds_price')) === 2, MINUTE)
  expect(soldAtEnom()).toBe(before)
  expect(await alerts()).toEqual([expect.stringContaining('charges more for a certificate than the buyer paid')])
  expect(await buyerReads(buyer, patient)).toMatch(/our team has to decide.*the certificate or a refund/)
  const client = { kind: 'client', userId: staff.userId } as const
  expect(await acceptCost(client, accepted, { cost: 1901 })).toEqual({ ok: false, error: { code: 'not-found' } })
  must(await acceptCost(staff, accepted, { cost: 1901 }))
  await worker.until(async () => (await count(ids, 'setup')) === 1, MINUTE)
  expect(await placeNow(patient)).toBe('purchase:cost_exceeds_price')
  await setPrice(1900)
  await worker.until(async () => (await count(ids, 'setup')) === 2, 2 * MINUTE)
  const costs = await db.certificate.findMany({ where: { id: { in: ids } }, select: { cost: true }, orderBy: { id: 'asc' } })
  expect(costs).toEqual([{ cost: 1901 }, { cost: 1900 }])
})

test('B8: the account’s tolerance applies; a price in another currency is compared with the price list of the order date', async () => {
  await db.enomAccount.update({ where: { id: accountId }, data: { costTolerance: 10 } })
  const within = await payFor('rapidssl', { unitAmount: 1900 })
  const abroad = await payFor('rapidssl', { unitAmount: 100, currency: 'EUR', quotedCost: 1900 })
  await setPrice(2090)
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(within.id), await placeNow(abroad.id)]).toEqual(['setup', 'setup'])
  await setPrice(2091)
  const above = await payFor('rapidssl', { unitAmount: 1900 })
  const aboveAbroad = await payFor('rapidssl', { unitAmount: 100_000, currency: 'EUR', quotedCost: 1900 })
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(above.id), await placeNow(aboveAbroad.id)]).toEqual(['purchase:cost_exceeds_price', 'purchase:cost_exceeds_price'])
  await db.enomAccount.update({ where: { id: accountId }, data: { costTolerance: 0 } })
})

test('B8: a price in another currency is compared with the cost at the exchange rate of the order', async () => {
  await setPrice(1900)
  const euro = (dollarAmount: number) => payFor('rapidssl', { unitAmount: 100_000, currency: 'EUR', dollarAmount, unprotected: false })
  const covers = await euro(1900)
  const loses = await euro(1899)
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(covers.id), await placeNow(loses.id)]).toEqual(['setup', 'purchase:cost_exceeds_price'])
})

test('B8: a product that staff intentionally sell at a loss is bought for at most its cost on the order date; anything else below cost waits', async () => {
  await setPrice(7900)
  const agreed = await payFor('rapidssl', { unitAmount: 100, quotedCost: 7900, unprotected: true })
  const not = await payFor('rapidssl', { unitAmount: 100, quotedCost: 7900 })
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(agreed.id), await placeNow(not.id)]).toEqual(['setup', 'purchase:cost_exceeds_price'])
  await setPrice(7901)
  const risen = await payFor('rapidssl', { unitAmount: 100, quotedCost: 7900, unprotected: true })
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(risen.id)).toBe('purchase:cost_exceeds_price')
})

test('B8: a product that Enom no longer sells, or not for that term, is held with the reason and without a purchase call', async () => {
  const { id: long } = await payFor('rapidssl', { years: 9 })
  await runPurchaseQueue('rapidssl')
  expect(await db.certificate.findUnique({ where: { id: long } })).toMatchObject({
    ...columnsOf('purchase:supplier_refused'),
    problemText: expect.stringContaining('not for 9'),
  })
  await enom.operate('set-product', { prodType: RAPIDSSL, enabled: false })
  const { id } = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({
    ...columnsOf('purchase:supplier_refused'),
    problemText: expect.stringContaining('no longer sold'),
  })
  expect(await alerts()).toHaveLength(2)
  expect(await db.supplierOperation.count({ where: { certificateId: { in: [long, id] } } })).toBe(0)
  await enom.operate('set-product', { prodType: RAPIDSSL, enabled: true })
  must(await retryPurchase(staff, id))
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(id)).toBe('setup')
})

test('B8: when the price changes during a run, the actual cost of each certificate is taken from the account’s history', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 3, unitAmount: 1900 })
  let asked = 0
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'purchase.before_intent') asked += 1
    if (asked === 2) await setPrice(1100)
  }
  const before = balance()
  await runPurchaseQueue('rapidssl')
  globalThis.keelmarkFaultPoint = undefined
  const costs = (await db.certificate.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).map(({ cost }) => cost ?? 0)
  expect(costs).toEqual([1000, 1100, 1100])
  expect(before - balance()).toBe(3200)
})

test('B9: a purchase that Enom permanently refuses is tried at most three times, then held with Enom’s reason and one alert', async () => {
  await db.certificateType.update({ where: { code: 'rapidssl' }, data: { enomService: 'Certificate-Unknown-Thing' } })
  const { id } = await payFor('rapidssl')
  const asked = () => db.enomCall.count({ where: { certificateId: id, command: 'PurchaseServices' } })
  await worker.until(async () => (await placeNow(id)) === 'purchase:supplier_refused', 10 * MINUTE)
  expect(await asked()).toBe(3)
  const { problemText } = await db.certificate.findUniqueOrThrow({ where: { id } })
  expect(problemText).toMatch(/product type/i)
  expect(await alerts()).toEqual([expect.stringContaining('Enom refused a purchase')])
  const [jobs] = await db.$queryRaw<{ most: number }[]>`select coalesce(max(attempts), 0)::int as most from graphile_worker.jobs`
  expect(jobs?.most).toBe(0)

  await db.certificateType.update({ where: { code: 'rapidssl' }, data: { enomService: 'Certificate-RapidSSL-RapidSSL' } })
  must(await retryPurchase(staff, id))
  await worker.until(async () => (await placeNow(id)) === 'setup', MINUTE)
  expect(await asked()).toBe(4)
})

test('B9: an order paid while another one is being refused is bought immediately, without waiting for the other’s retry', async () => {
  await db.certificateType.update({ where: { code: 'rapidssl' }, data: { enomService: 'Certificate-Unknown-Thing' } })
  await payFor('rapidssl')
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== 'purchase.after_intent') return
    globalThis.keelmarkFaultPoint = undefined
    await payFor('rapidssl')
  }
  try {
    await runPurchaseQueue('rapidssl')
  } finally {
    globalThis.keelmarkFaultPoint = undefined
    await db.certificateType.update({ where: { code: 'rapidssl' }, data: { enomService: 'Certificate-RapidSSL-RapidSSL' } })
  }
  const jobs = await db.$queryRaw`select key from graphile_worker.jobs where task_identifier = 'purchase.run' and run_at <= now()`
  expect(jobs).toHaveLength(1)
})

test('B9: a hold in between neither resets the attempts nor counts as one', async () => {
  await db.certificateType.update({ where: { code: 'rapidssl' }, data: { enomService: 'Certificate-Unknown-Thing' } })
  const { id } = await payFor('rapidssl')
  const asked = () => db.enomCall.count({ where: { certificateId: id, command: 'PurchaseServices' } })
  await worker.until(async () => (await asked()) === 2, 5 * MINUTE)
  await enom.operate('set-account', { loginId: 'keelmark', ips: ['192.0.2.1'] })
  await worker.until(async () => (await placeNow(id)) === 'purchase:ip_refused', 5 * MINUTE)
  await enom.operate('set-account', { loginId: 'keelmark', ips: ['127.0.0.1'] })
  await worker.until(async () => (await placeNow(id)) === 'purchase:supplier_refused', 5 * MINUTE)
  expect(await asked()).toBe(3)
  await db.certificateType.update({ where: { code: 'rapidssl' }, data: { enomService: 'Certificate-RapidSSL-RapidSSL' } })
  must(await retryPurchase(staff, id))
  // Enom itself refuses three times for insufficient funds, although the balance was sufficient just before.
  for (let each = 0; each < 3; each += 1) {
    globalThis.keelmarkFaultPoint = async (name) => {
      if (name === 'purchase.after_intent') await setBalance(1)
    }
    await runPurchaseQueue('rapidssl')
    globalThis.keelmarkFaultPoint = undefined
    expect(await placeNow(id)).toBe('purchase:insufficient_funds')
    await setBalance(500_000)
    await worker.until(async () => (await placeNow(id)) === 'purchase', 2 * MINUTE)
  }
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(id)).toBe('setup')
})

test('B9: a hundred waiting orders need few calls to Enom and one job, and a queue yields to others between runs', async () => {
  await setBalance(10_000)
  const { ids } = await payFor('rapidssl', { quantity: 100 })
  const before = enom.state.calls().length
  await runPurchaseQueue('rapidssl')
  expect(await count(ids, 'purchase:insufficient_funds')).toBe(90)
  expect(enom.state.calls().length - before).toBe(10 + 4)
  await setBalance(100_000)
  const resumed = enom.state.calls().length
  await worker.until(async () => (await count(ids, 'setup')) === 100, 3 * MINUTE)
  // 90 purchases in four runs of at most 25, each with three calls before and one after, plus the balance checks of the sweeps.
  expect(enom.state.calls().length - resumed).toBeLessThanOrEqual(90 + 4 * 4 + 3)
})

test('B9: a refusal that may have come after the sale is reconciled each time, and is still tried at most three times', async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'fail-then-error', times: 99 })
  const { id } = await payFor('rapidssl')
  const before = soldAtEnom()
  const took = await worker.until(async () => (await placeNow(id)) === 'purchase:supplier_refused', 20 * MINUTE)
  expect(await db.enomCall.count({ where: { certificateId: id, command: 'PurchaseServices', outcome: 'doubtful' } })).toBe(3)
  expect([soldAtEnom(), took > 3 * 150_000]).toEqual([before, true])
  expect(await alerts()).toEqual([expect.stringContaining('An error occurred while your request was processed')])
})

test('B9: a purchase to which Enom never responds is tried at most five times, and does not block others', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 3 })
  const [stubborn = '', ...others] = ids
  const stays = async () => {
    const { certificateId } = await db.supplierOperation.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { certificateId: true } })
    return certificateId === stubborn
  }
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'purchase.after_intent' && (await stays()))
      await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'http-500' })
  }
  await worker.until(async () => (await count(others, 'setup')) === 2, 6 * MINUTE)
  await worker.until(async () => (await placeNow(stubborn)) === 'purchase:supplier_refused', 60 * MINUTE)
  globalThis.keelmarkFaultPoint = undefined
  expect(await db.supplierOperation.count({ where: { certificateId: stubborn } })).toBe(5)
  expect(await alerts()).toEqual([expect.stringContaining('Enom gave no readable response')])
})

test('B8: a purchase of a product missing from the price list is not refused while the product’s own price query says it is sold', async () => {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) throw new Error('no account')
  const leavesOut = { ...registrar, priceList: async () => (await registrar.priceList()).filter((one) => one.enomProdType !== RAPIDSSL) }
  expect(await readMarket(leavesOut, RAPIDSSL)).toMatchObject({ outage: 'price_unavailable' })
  expect(await readMarket({ ...registrar, priceList: async () => [] }, RAPIDSSL)).toMatchObject({ outage: 'price_unavailable' })
  await enom.operate('set-product', { prodType: RAPIDSSL, enabled: false })
  expect(await readMarket(leavesOut, RAPIDSSL)).toMatchObject({ product: undefined })
  expect(await readMarket(registrar, RAPIDSSL)).toMatchObject({ product: { enabled: false } })
})

test('B8: no purchase is refused when a price query fails at Enom, whatever the price list omits', async () => {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) throw new Error('no account')
  const unlisted = { ...registrar, priceList: async () => [] }
  for (const kind of ['fail-then-error', 'success-false', 'http-500']) {
    await enom.operate('add-fault', { command: 'PE_GetProductPrice', kind })
    expect(await readMarket(unlisted, RAPIDSSL), kind).toMatchObject({ outage: 'price_unavailable' })
  }
  expect(await readMarket(unlisted, 999)).toMatchObject({ product: undefined })
})

test('B8: while Enom cannot quote a price, purchases that need it stay on hold, staff are alerted once, and they continue automatically', async () => {
  await enom.operate('set-product', { prodType: RAPIDSSL, enabled: false })
  await enom.operate('add-fault', { command: 'PE_GetProductPrice', kind: 'fail-then-error', times: 999 })
  const { id } = await payFor('rapidssl')
  await worker.until(async () => (await placeNow(id)) === 'purchase:price_unavailable', MINUTE)
  const events = () => db.certificateEvent.count({ where: { certificateId: id } })
  const before = await events()
  const began = Date.now()
  await worker.until(async () => Date.now() - began > 5 * MINUTE, 10 * MINUTE)
  expect(await events()).toBe(before)
  expect(await alerts()).toEqual([expect.stringContaining('Enom doesn’t give a clear price')])
  await enom.operate('calm-down')
  await enom.operate('set-product', { prodType: RAPIDSSL, enabled: true })
  await worker.until(async () => (await placeNow(id)) === 'setup', 3 * MINUTE)
})

test('B7: a refill that arrived while Enom was refusing is still noticed within minutes', async () => {
  const { id } = await payFor('rapidssl')
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'purchase.after_intent') await setBalance(1)
  }
  await runPurchaseQueue('rapidssl')
  globalThis.keelmarkFaultPoint = undefined
  // The balance read right after the refusal already includes the refill.
  await setBalance(500_000)
  await db.certificate.update({ where: { id }, data: { heldBalance: 500_000 } })
  const took = await worker.until(async () => (await placeNow(id)) === 'setup', 20 * MINUTE)
  expect(took).toBeLessThan(12 * MINUTE)
})

test('B10: while Enom responds only partially, a held purchase is not released and held again every minute', async () => {
  await enom.operate('set-moods', { rates: { 'not-xml': { perMille: 1000, commands: ['CertGetCerts'] } } })
  const { id } = await payFor('rapidssl')
  await worker.until(async () => (await placeNow(id)) === 'purchase:supplier_unavailable', MINUTE)
  const events = () => db.certificateEvent.count({ where: { certificateId: id } })
  const before = await events()
  const began = Date.now()
  await worker.until(async () => Date.now() - began > 5 * MINUTE, 10 * MINUTE)
  expect(await events()).toBe(before)
  await enom.operate('calm-down')
  await worker.until(async () => (await placeNow(id)) === 'setup', 3 * MINUTE)
})

test('a suspended certificate is not bought; the others in its queue are, and it is bought once the suspension ends', async () => {
  const before = soldAtEnom()
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [locked = '', free = ''] = ids
  must(await suspend(staff, locked, { reason: 'We are checking the order.' }))
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(locked), await placeNow(free)]).toEqual(['purchase', 'setup'])
  const login = await db.enomAccount.findUniqueOrThrow({ where: { id: accountId }, select: { loginId: true, testMode: true } })
  const known = { accountId, login, enomProdType: RAPIDSSL, years: 1, quote: 895, highestBefore: 0, balanceBefore: 10_000 }
  expect(await beginPurchase({ certificateId: locked, inFlightKey: 'suspended', ...known })).toEqual({ kind: 'skipped' })
  must(await unsuspend(staff, locked))
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(locked)).toBe('setup')
  expect(soldAtEnom()).toBe(before + 2)
})
