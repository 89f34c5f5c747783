import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { times } from '../../../scripts/test/test-size'
import { FAULTS } from '../../enom/simulator/moods/kinds'
import { startEnomSimulator } from '../../enom/simulator/start'
import { columnsOf } from '../lifecycle/places'
import { placed } from '../testing/place'

// The shop and Enom share one clock, which the tests set. Timers are real.
vi.useFakeTimers({ toFake: ['Date'] })
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { openRegistrar } = await import('../../registrar/connection/open-registrar')
const { purchaseOne } = await import('../purchase-run/purchase-one')
const { openShop, leaveOutcomeUnknown, payFor, runPurchaseQueue, reconcileAll, soldUnseen, placeNow } = await import('../testing/shop')
const { createTestWorker } = await import('../testing/worker')
const { findDebit, listAbove } = await import('./supplier-evidence')
const { reconcilePurchase } = await import('./reconcile')

const MINUTE = 60_000
const { accountId } = await openShop()
const soldAtEnom = () => enom.state.certificates().length
const boughtHere = () => db.certificate.count({ where: { enomCertId: { not: null } } })
const isBought = (ids: string[]) => async () =>
  (await db.certificate.count({ where: { id: { in: ids }, ...columnsOf('setup') } })) === ids.length
const worker = createTestWorker()

beforeEach(async () => {
  globalThis.keelmarkFaultPoint = undefined
  await enom.operate('calm-down')
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 5_000_000 })
})
afterAll(async () => {
  vi.useRealTimers()
  await enom.close()
})

/** Faults that leave no doubt about the outcome: late responses and clear refusals. */
const CLEAR = ['slow', 'slow-bytes', 'throttled']
const lost = (done: boolean) =>
  Object.entries(FAULTS).flatMap(([kind, fault]) => (fault.done === done && !CLEAR.includes(kind) ? [kind] : []))
/** When the simulator does not respond, it soon resets the connection, so that the tests need not wait for our own limit of 90 seconds. */
const HANGING = { hangMs: 50, rates: {} }

test.each(lost(true))(
  'B2: when Enom sells but its response is lost (%s), the purchase is not repeated, and the certificate is found and bound',
  async (kind) => {
    await enom.operate('set-moods', HANGING)
    await enom.operate('add-fault', { command: 'PurchaseServices', kind })
    const { ids } = await payFor('rapidssl', { quantity: 3 })
    const before = soldAtEnom()
    await worker.until(isBought(ids), MINUTE)
    expect(soldAtEnom() - before).toBe(3)
    expect(await boughtHere()).toBe(soldAtEnom())
    const sum = await db.certificate.aggregate({ _sum: { cost: true } })
    expect(sum._sum.cost).toBe(enom.state.certificates().reduce((all, { cost }) => all + cost, 0))
  },
)

test.each(lost(false))(
  'B3: when Enom does not sell and its response is just as unclear (%s), absence is proved, and the certificate is bought within ten minutes',
  async (kind) => {
    await enom.operate('set-moods', HANGING)
    await enom.operate('add-fault', { command: 'PurchaseServices', kind })
    const { id, ids } = await payFor('rapidssl')
    const before = soldAtEnom()
    const took = await worker.until(isBought(ids), 10 * MINUTE)
    expect(soldAtEnom() - before).toBe(1)
    const [first] = await db.supplierOperation.findMany({ where: { certificateId: id }, orderBy: { id: 'asc' } })
    expect(first).toMatchObject({ state: 'absent', inFlightKey: null })
    expect(first?.reconcileCount).toBeGreaterThanOrEqual(1)
    // The time during which Enom may still sell the certificate, plus the lag of its lists.
    expect(took).toBeGreaterThan(100_000 + 150_000)
  },
)

/** An operation that buys a RapidSSL certificate at this cost in cents. */
function purchaseOf(certificateId: string, quote: number) {
  const bought = { kind: 'purchase' as const, certificateId, accountId, enomProdType: 23, years: 1 }
  return { ...bought, quote, highestBefore: 0, inFlightKey: `${accountId}:23` }
}

test('B3: a purchase interrupted before Enom was called is repeated immediately, without waiting for lists', async () => {
  const { id, ids } = await payFor('rapidssl')
  const row = purchaseOf(id, 1)
  await db.supplierOperation.create({ data: { ...row, startedAt: new Date(Date.now() - MINUTE), leaseId: 999 } })
  const before = soldAtEnom()
  expect(await worker.until(isBought(ids), MINUTE)).toBeLessThan(10_000)
  expect(soldAtEnom() - before).toBe(1)
})

test('B2: a response recorded right before an interruption is decisive, without reading Enom’s lists', async () => {
  const { id, ids } = await payFor('rapidssl')
  const row = purchaseOf(id, 895)
  const startedAt = new Date(Date.now() - MINUTE)
  const { id: operationId } = await db.supplierOperation.create({ data: { ...row, startedAt, leaseId: 999 } })
  // The call's times come from a clock that is behind ours: calls are matched by operation, not by time.
  const call = { accountId, operationId, command: 'PurchaseServices', input: {}, startedAt: new Date(startedAt.getTime() - 5 * MINUTE) }
  await db.enomCall.create({ data: { ...call, outcome: 'ok', finishedAt: startedAt, reply: { certId: 777, orderId: 888 } } })
  const before = enom.state.calls().length
  await worker.until(isBought(ids), MINUTE)
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ enomCertId: 777, enomOrderId: 888, cost: 895 })
  expect(enom.state.calls().length).toBe(before)
  await db.enomCall.deleteMany({ where: { operationId } })
  await db.supplierOperation.deleteMany({ where: { certificateId: id } })
  await db.certificate.update({ where: { id }, data: { enomCertId: null, cost: null } })
})

test('B4: while a debit for one of two products at the same price is unclaimed, the other product’s purchase is not declared absent either', async () => {
  await enom.operate('set-product', { prodType: 26, resellerPrice: 895 })
  await enom.operate('set-product', { prodType: 23, resellerPrice: 895 })
  await enom.operate('set-moods', { listLagSeconds: 100_000, rates: { 'list-lag': { perMille: 1000, commands: ['CertGetCerts'] } } })
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  const sold = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'fail-before-commit' })
  const notSold = await payFor('geotrust-quickssl')
  await runPurchaseQueue('geotrust-quickssl')
  for (let looks = 0; looks < 4; looks += 1) {
    vi.setSystemTime(Date.now() + 2 * MINUTE)
    await reconcileAll()
  }
  // The list never shows the certificate, but money left the account, so neither purchase is declared absent.
  expect([await placeNow(sold.id), await placeNow(notSold.id)]).toEqual(['purchase:outcome_unknown', 'purchase:outcome_unknown'])
  await enom.operate('calm-down')
  await reconcileAll()
  expect([await placeNow(sold.id), await placeNow(notSold.id)]).toEqual(['setup', 'purchase'])
  await runPurchaseQueue('geotrust-quickssl')
  expect(await boughtHere()).toBe(soldAtEnom())
})

test('a purchase that reconciliation cannot settle is left to staff: they get one alert, the product’s other purchases continue, and the lists are read hourly', async () => {
  await db.mail.deleteMany()
  await enom.operate('set-moods', { listLagSeconds: 100_000, rates: { 'list-lag': { perMille: 1000, commands: ['CertGetCerts'] } } })
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [parked = '', other = ''] = ids
  await worker.until(async () => (await placeNow(other)) === 'setup', 60 * MINUTE)
  expect(await placeNow(parked)).toBe('purchase:outcome_unknown')
  const attempt = await db.supplierOperation.findFirstOrThrow({ where: { certificateId: parked } })
  expect(attempt).toMatchObject({ state: 'unknown', inFlightKey: null })
  expect(attempt.reconcileCount).toBeGreaterThanOrEqual(10)
  expect(await db.mail.count({ where: { kind: 'staff_alert', certificateId: parked } })).toBe(1)
  await enom.operate('calm-down')
  const took = await worker.until(async () => (await placeNow(parked)) === 'setup', 70 * MINUTE)
  expect(took).toBeLessThan(61 * MINUTE)
  expect(await boughtHere()).toBe(soldAtEnom())
})

test('B3: without the account’s history nothing is declared absent: it is left to staff, and decided once the history can be read', async () => {
  await db.mail.deleteMany()
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'fail-before-commit' })
  await enom.operate('add-fault', { command: 'GetTransHistory', kind: 'http-500', times: 10_000 })
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [parked = '', other = ''] = ids
  const before = soldAtEnom()
  await worker.until(async () => (await placeNow(other)) === 'setup', 60 * MINUTE)
  expect([await placeNow(parked), soldAtEnom()]).toEqual(['purchase:outcome_unknown', before + 1])
  expect(await db.mail.count({ where: { kind: 'staff_alert', certificateId: parked } })).toBe(1)
  await enom.operate('calm-down')
  await worker.until(async () => (await placeNow(parked)) === 'setup', 70 * MINUTE)
  expect(soldAtEnom()).toBe(before + 2)
})

test('B3: while Enom’s list cannot be read, staff are alerted after half an hour, and a sold certificate is found within minutes of the list’s return', async () => {
  await db.mail.deleteMany()
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  await enom.operate('add-fault', { command: 'CertGetCerts', kind: 'slow', times: 1 })
  const { id } = await payFor('rapidssl')
  const before = soldAtEnom()
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'purchase.sent') await enom.operate('add-fault', { command: 'CertGetCerts', kind: 'not-xml', times: 10_000 })
  }
  const toldAfter = await worker.until(
    async () =>
      (await db.mail.count({
        where: {
          certificateId: id,
          kind: 'staff_alert',
          data: { path: ['subject'], equals: 'The outcome of a purchase at Enom is unknown' },
        },
      })) === 1,
    60 * MINUTE,
  )
  expect(toldAfter).toBeGreaterThan(29 * MINUTE)
  expect(await db.supplierOperation.findFirst({ where: { certificateId: id } })).toMatchObject({ state: 'unknown', inFlightKey: null })
  globalThis.keelmarkFaultPoint = undefined
  await enom.operate('calm-down')
  expect(await worker.until(isBought([id]), 10 * MINUTE)).toBeLessThan(3 * MINUTE)
  expect([soldAtEnom(), await boughtHere()]).toEqual([before + 1, soldAtEnom()])
})

test('B5: a sale that Enom makes long after our process was killed, and lists even later, is not declared absent', async () => {
  const { id } = await payFor('rapidssl')
  globalThis.keelmarkFaultPoint = (name) => {
    if (name === 'purchase.after_intent') vi.setSystemTime(Date.now() + 1)
    if (name === 'purchase.sent') throw new Error('killed')
  }
  // Enom has received the call and is slow. What follows happens at Enom after the connection was lost.
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'fail-before-commit' })
  const before = soldAtEnom()
  await expect(runPurchaseQueue('rapidssl')).rejects.toThrow('killed')
  globalThis.keelmarkFaultPoint = undefined
  const { id: operationId, startedAt } = await db.supplierOperation.findFirstOrThrow({ where: { certificateId: id } })
  const lookAfter = async (seconds: number) => {
    vi.setSystemTime(startedAt.getTime() + seconds * 1000)
    await reconcilePurchase(operationId)
  }
  await lookAfter(24)
  await enom.operate('set-moods', { listLagSeconds: 10_000, rates: { 'list-lag': { perMille: 1000 } } })
  vi.setSystemTime(startedAt.getTime() + 80_000)
  await soldUnseen(enom.url)
  await lookAfter(175)
  await enom.operate('calm-down')
  await lookAfter(271)
  expect([await placeNow(id), soldAtEnom()]).toEqual(['setup', before + 1])
})

test('B5: a list that ends before its own total is reached, and a history with a gap, prove nothing', async () => {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) throw new Error('no account')
  const { id } = await payFor('rapidssl', { quantity: 3 })
  await runPurchaseQueue('rapidssl')
  const short = {
    ...registrar,
    certificates: async (filter: Parameters<typeof registrar.certificates>[0]) => {
      const { rows, total } = await registrar.certificates(filter)
      return { rows: filter.page === 1 ? rows.slice(1) : [], total }
    },
  }
  await expect(listAbove(short, 0)).rejects.toThrow('ended after')
  const attempt = { ...(await db.supplierOperation.findFirstOrThrow({ where: { certificateId: id } })), quote: 1 }
  expect(await findDebit(registrar, attempt)).toBe(false)
  const gap = {
    ...registrar,
    transactions: async (since: { from: string }) => (await registrar.transactions(since)).filter((_, index) => index !== 1),
  }
  expect(await findDebit(gap, attempt)).toBeNull()
})

test('B4: two orders of one product never share a certificate and are never in flight at once, whatever the order of the responses', async () => {
  const together = await payFor('rapidssl', { quantity: 2 })
  const [first = '', second = ''] = together.ids
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer', times: 2 })
  await enom.operate('set-moods', { listLagSeconds: 20, rates: { 'list-lag': { perMille: 1000 } } })
  let inFlight = 0
  let most = 0
  let arrived = 0
  let open: () => void = () => undefined
  const barrier = new Promise<void>((done) => {
    open = done
  })
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'purchase.before_intent') {
      arrived += 1
      if (arrived === 2) open()
      await barrier
    }
    if (name === 'purchase.after_intent') {
      inFlight = await db.supplierOperation.count({ where: { accountId, enomProdType: 23, state: 'started' } })
      most = Math.max(most, inFlight)
    }
  }
  const before = soldAtEnom()
  const highestBefore = Math.max(0, ...enom.state.certificates().map(({ certId }) => certId))
  const registrar = await openRegistrar({ accountId })
  if (!registrar) throw new Error('no account')
  const buy = (certificateId: string) =>
    purchaseOne(
      registrar,
      {
        certificateId,
        inFlightKey: `${accountId}:23`,
        accountId,
        enomProdType: 23,
        years: 1,
        quote: 895,
        highestBefore,
        balanceBefore: 5_000_000,
        login: { loginId: 'keelmark', testMode: true },
      },
      'Certificate-RapidSSL-RapidSSL',
    )
  const made = await Promise.all([buy(first), buy(second)])
  expect(made.map(({ kind }) => kind).sort()).toEqual(['busy', 'unknown'])
  globalThis.keelmarkFaultPoint = undefined
  await worker.until(isBought(together.ids), 10 * MINUTE)
  expect(most).toBe(1)
  expect(soldAtEnom() - before).toBe(2)
  const rows = await db.certificate.findMany({ where: { id: { in: together.ids } }, select: { enomCertId: true } })
  expect(new Set(rows.map(({ enomCertId }) => enomCertId)).size).toBe(2)
})

test('B5: among more than a thousand certificates, one listed up to two minutes late is never declared absent', {
  timeout: 300_000,
}, async () => {
  await fillAccount({ same: 300, others: 800 })
  await enom.operate('set-moods', { listLagSeconds: 120, rates: { 'list-lag': { perMille: 1000 } } })
  const RUNS = times({ usual: 5, thorough: 200 })
  const before = soldAtEnom()
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer', times: RUNS })
  const { ids } = await payFor('rapidssl', { quantity: RUNS })
  for (const [run, id] of ids.entries()) {
    await runPurchaseQueue('rapidssl')
    const attempt = await db.supplierOperation.findFirstOrThrow({ where: { certificateId: id } })
    // Jobs may be late, so the readings come at arbitrary times: one early, and one at the first moment at which absence can be proved.
    for (const after of [((run * 0.61803) % 1) * 249, 250.5]) {
      vi.setSystemTime(attempt.startedAt.getTime() + after * 1000)
      await reconcilePurchase(attempt.id)
    }
    expect(await placeNow(id), `run ${run}`).toBe('setup')
  }
  expect(soldAtEnom() - before).toBe(RUNS)
})

test('B5: a purchased certificate is found behind any number of newer ones', async () => {
  const { id } = await payFor('rapidssl')
  const highestBefore = Math.max(0, ...enom.state.certificates().map(({ certId }) => certId))
  await leaveOutcomeUnknown(id, accountId, { highestBefore })
  const from = soldAtEnom()
  await fillAccount({ same: 120, others: 0 })
  const own = enom.state.certificates()[from]?.certId
  await db.certificate.deleteMany({ where: { enomCertId: own } })
  await reconcileAll()
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ ...columnsOf('setup'), enomCertId: own })
})

/** Fills the account with certificates, as after years of business. Each belongs to a row here. */
async function fillAccount({ same, others }: { same: number; others: number }): Promise<void> {
  const buy = (service: string) => {
    const body = new URLSearchParams({ command: 'PurchaseServices', uid: 'keelmark', pw: 'harbour-light', Service: service, NumYears: '1' })
    return fetch(`${enom.url}/interface.asp`, { method: 'POST', body }).then((answer) => answer.text())
  }
  const { id } = await payFor('rapidssl', { activation: 'manual' })
  const { orderId, orderItemId, userId } = await db.certificate.findUniqueOrThrow({ where: { id } })
  await enom.operate('set-account', { loginId: 'keelmark', balance: 900_000_000 })
  const from = soldAtEnom()
  for (let at = 0; at < same + others; at += 20) {
    const service = at < same ? 'Certificate-RapidSSL-RapidSSL' : 'Certificate-GeoTrust-QuickSSL'
    await Promise.all(Array.from({ length: 20 }, () => buy(service)))
  }
  const sold = enom.state.certificates().slice(from)
  await db.certificate.createMany({
    data: sold.map(({ certId, orderId: enomOrderId, cost }, index) => ({
      orderId,
      orderItemId,
      userId,
      typeCode: 'rapidssl',
      years: 1,
      ...placed('closed:not_purchased'),
      ordinal: index + 2,
      enomAccountId: accountId,
      enomCertId: certId,
      enomOrderId,
      cost,
    })),
  })
}
