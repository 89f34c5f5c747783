import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'
import { columnsOf } from '../lifecycle/places'

// The settings are read at import time, so the Enom simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { charged, refunded } = await import('../../refunds/testing/books')
const { disputed } = await import('../../disputes/testing/disputed')
const { inTransaction } = await import('../../db/transaction')
const { refundOrder } = await import('../../refunds/request/refund-order')
const { activate } = await import('../purchase/activate')
const { cancelUnboughtCertificates } = await import('../ending/cancel')
const { createForOrder } = await import('../purchase/create-for-order')
const { bindPurchase } = await import('../purchase/bind')
const { declareNotPurchased } = await import('../purchase/declare-not-purchased')
const { retryPurchase } = await import('../purchase/retry')
const { resumeHeld } = await import('../sweeps/resume-held')
const { must, openShop, leaveOutcomeUnknown, payFor, runPurchaseQueue, reconcileAll, setLogin, soldUnseen, placeNow } = await import(
  '../testing/shop'
)

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const { accountId } = await openShop()
const soldAtEnom = () => enom.state.certificates().length
const alerts = () => db.mail.findMany({ where: { kind: 'staff_alert' } })
const costOf = (enomCertId: number) => enom.state.certificates().find(({ certId }) => certId === enomCertId)?.cost ?? 0

beforeEach(async () => {
  await enom.operate('calm-down')
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 500_000 })
  await db.mail.deleteMany()
})
afterAll(() => enom.close())

test('fulfilling an order several times at once creates each certificate and email once, and one job per product', async () => {
  const { orderId } = await payFor('rapidssl', { quantity: 3 })
  await Promise.all([1, 2, 3].map(() => inTransaction((tx) => createForOrder(tx, orderId))))
  expect(await db.certificate.count({ where: { orderId } })).toBe(3)
  expect(await db.mail.count({ where: { orderId, kind: 'set_up' } })).toBe(1)
  const [jobs] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where task_identifier = 'purchase.run'`
  expect(jobs?.count).toBe(1)
})

test('a queue that runs again, or several times at once, buys each certificate once', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 3 })
  const before = soldAtEnom()
  await Promise.all([runPurchaseQueue('rapidssl'), runPurchaseQueue('rapidssl', accountId), runPurchaseQueue('rapidssl')])
  await runPurchaseQueue('rapidssl')
  for (const id of ids) expect(await placeNow(id)).toBe('setup')
  const waiting = await db.certificate.count({ where: { ...columnsOf('purchase') } })
  const bought = await db.certificate.count({ where: { enomCertId: { not: null } } })
  expect([waiting, bought, soldAtEnom()]).toEqual([0, bought, before + bought])
})

test('each purchase of a run takes a single call, in addition to four calls for the run itself', async () => {
  await payFor('rapidssl', { quantity: 5 })
  const before = enom.state.calls().length
  await runPurchaseQueue('rapidssl')
  const made = enom.state.calls().slice(before)
  expect(made.filter(({ command }) => command === 'PurchaseServices')).toHaveLength(5)
  expect(made.filter(({ command }) => command !== 'PurchaseServices')).toHaveLength(4)
})

test('a queue with nothing to do makes no calls and leaves no job', async () => {
  const before = enom.state.calls().length
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await runPurchaseQueue('rapidssl')
  const [jobs] = await db.$queryRaw<{ count: number }[]>`select count(*)::int from graphile_worker.jobs`
  expect([enom.state.calls().length - before, jobs?.count]).toEqual([0, 0])
})

test('staff can bind the certificate that an unclear purchase left at Enom, but only to one order and only if the product matches', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [first = '', second = ''] = ids
  for (const id of ids) await leaveOutcomeUnknown(id, accountId)
  const enomCertId = await soldUnseen(enom.url)
  expect(await bindPurchase({ kind: 'client', userId: staff.userId }, first, { enomCertId })).toMatchObject({ ok: false })
  expect(await bindPurchase(staff, first, { enomCertId: 999_999 })).toEqual({ ok: false, error: { code: 'not-at-enom' } })
  await enom.operate('add-fault', { command: 'CertGetCertDetail', kind: 'fail-then-error' })
  expect(await bindPurchase(staff, first, { enomCertId })).toEqual({ ok: false, error: { code: 'enom-unavailable' } })
  const { id: other } = await payFor('geotrust-quickssl')
  await leaveOutcomeUnknown(other, accountId)
  expect(await bindPurchase(staff, other, { enomCertId })).toEqual({ ok: false, error: { code: 'another-product' } })
  const refunded = await soldUnseen(enom.url)
  await enom.operate('refund', { certId: refunded })
  expect(await bindPurchase(staff, first, { enomCertId: refunded })).toEqual({ ok: false, error: { code: 'set-up-at-enom' } })
  must(await bindPurchase(staff, first, { enomCertId }))
  expect(await placeNow(first)).toBe('setup')
  expect(await bindPurchase(staff, second, { enomCertId })).toEqual({ ok: false, error: { code: 'already-bound' } })
  for (const id of [second, other]) must(await declareNotPurchased(staff, id))
})

/** Returns two certificates that Enom sold in one order. */
async function soldTogether(): Promise<number[]> {
  const call = (command: string, more = {}) => {
    const body = new URLSearchParams({ command, uid: 'keelmark', pw: 'harbour-light', EndUserIP: '192.0.2.7', ...more })
    return fetch(`${enom.url}/interface.asp`, { method: 'POST', body })
  }
  await enom.operate('set-switches', { cartDelayMs: 0 })
  for (let each = 0; each < 2; each += 1) await call('AddToCart', { ProductType: 'Certificate-RapidSSL-RapidSSL', Quantity: '1' })
  await call('InsertNewOrder')
  return enom.state
    .certificates()
    .slice(-2)
    .map(({ certId }) => certId)
}

test('I3: a certificate bound by staff costs what Enom billed, whatever today’s price; the cost of one of several certificates in an Enom order is not guessed', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 4 })
  const sold = [await soldUnseen(enom.url), await soldUnseen(enom.url), ...(await soldTogether())]
  const [billed, quoted] = [costOf(sold[0] ?? 0), 777]
  for (const inDoubt of [ids[0] ?? '', ids[2] ?? '']) await leaveOutcomeUnknown(inDoubt, accountId)
  await db.supplierOperation.updateMany({ where: { certificateId: { in: ids } }, data: { quote: quoted } })
  await enom.operate('set-product', { prodType: 23, resellerPrice: 9999 })
  for (const [index, id] of ids.entries()) must(await bindPurchase(staff, id, { enomCertId: sold[index] ?? 0 }))
  await enom.operate('set-product', { prodType: 23, resellerPrice: billed })
  const bound = await db.certificate.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: { cost: true } })
  expect(bound.map(({ cost }) => cost)).toEqual([billed, billed, quoted, null])
})

test('buyers cannot bind, declare or retry the purchase of their own certificate', async () => {
  const { id, buyer, orderId } = await payFor('rapidssl')
  await leaveOutcomeUnknown(id, accountId)
  const enomCertId = await soldUnseen(enom.url)
  for (const actor of [buyer, { kind: 'order', userId: buyer.userId, orderId } as const]) {
    for (const verb of [
      () => bindPurchase(actor, id, { enomCertId }),
      () => declareNotPurchased(actor, id),
      () => retryPurchase(actor, id),
    ]) {
      expect(await verb()).toEqual({ ok: false, error: { code: 'not-found' } })
    }
  }
  expect(await placeNow(id)).toBe('purchase:outcome_unknown')
  must(await bindPurchase(staff, id, { enomCertId }))
})

test('when staff declare that nothing was bought, the certificate is bought', async () => {
  const { id } = await payFor('rapidssl')
  await leaveOutcomeUnknown(id, accountId, { highestBefore: 999_999_999 })
  must(await declareNotPurchased(staff, id))
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(id)).toBe('setup')
})

test('if staff were wrong and a certificate had been bought, that certificate is used and no other is bought', async () => {
  const { id } = await payFor('rapidssl')
  const highestBefore = enom.state.certificates().at(-1)?.certId ?? 0
  await leaveOutcomeUnknown(id, accountId, { highestBefore })
  const certId = await soldUnseen(enom.url)
  const cost = costOf(certId)
  await db.supplierOperation.updateMany({ where: { certificateId: id }, data: { quote: cost } })
  must(await declareNotPurchased(staff, id))
  const sold = soldAtEnom()
  await runPurchaseQueue('rapidssl')
  const { stage, enomCertId, cost: kept } = await db.certificate.findUniqueOrThrow({ where: { id } })
  expect([stage, enomCertId, kept, soldAtEnom()]).toEqual(['setup', certId, cost, sold])
})

test('A14: a certificate that turns up late is not assigned to an order whose payment is disputed, but to the next one waiting', async () => {
  const { id, orderId } = await payFor('rapidssl')
  const highestBefore = enom.state.certificates().at(-1)?.certId ?? 0
  await leaveOutcomeUnknown(id, accountId, { highestBefore })
  const certId = await soldUnseen(enom.url)
  await db.supplierOperation.updateMany({ where: { certificateId: id }, data: { quote: costOf(certId) } })
  must(await declareNotPurchased(staff, id))
  await disputed(orderId)
  const sold = soldAtEnom()
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(id), soldAtEnom()]).toEqual(['purchase:payment_disputed', sold])
  const next = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  expect(await db.certificate.findUnique({ where: { id: next.id } })).toMatchObject({ ...columnsOf('setup'), enomCertId: certId })
  expect(soldAtEnom()).toBe(sold)
})

test('a certificate that staff bought manually is not assigned to an order whose own purchase was never sent', async () => {
  await db.enomCall.deleteMany({ where: { operationId: { not: null } } })
  await db.supplierOperation.deleteMany({ where: { state: 'absent' } })
  const { id } = await payFor('rapidssl')
  const highestBefore = enom.state.certificates().at(-1)?.certId ?? 0
  const row = {
    kind: 'purchase' as const,
    certificateId: id,
    accountId,
    enomProdType: 23,
    years: 1,
    quote: 895,
    highestBefore,
    startedAt: new Date(),
  }
  await db.supplierOperation.create({ data: { ...row, state: 'absent' } })
  const certId = await soldUnseen(enom.url)
  await runPurchaseQueue('rapidssl')
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id } })
  expect(enomCertId).toBeGreaterThan(certId)
})

test('nothing is bought while we cannot determine whether an earlier purchase succeeded after all', async () => {
  const { id } = await payFor('rapidssl')
  await leaveOutcomeUnknown(id, accountId, { highestBefore: enom.state.certificates().at(-1)?.certId ?? 0 })
  must(await declareNotPurchased(staff, id))
  const certId = await soldUnseen(enom.url)
  // The first request for the list, for the newest certificate, succeeds. The later ones, for orphans, fail.
  await enom.operate('set-switches', { slowMs: 1 })
  await enom.operate('add-fault', { command: 'CertGetCerts', kind: 'slow' })
  await enom.operate('add-fault', { command: 'CertGetCerts', kind: 'not-xml', times: 9 })
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(id)).toBe('purchase:supplier_unavailable')
  await enom.operate('calm-down')
  await resumeHeld()
  await runPurchaseQueue('rapidssl')
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ enomCertId: certId })
})

test.each([
  ['supplier_unavailable', () => enom.operate('set-switches', { outage: 'no-connection' }), () => enom.operate('calm-down')],
  ['login_refused', () => setLogin(accountId, 'wrong'), () => setLogin(accountId, 'harbour-light')],
  [
    'ip_refused',
    () => enom.operate('set-account', { loginId: 'keelmark', ips: ['192.0.2.1'] }),
    () => enom.operate('set-account', { loginId: 'keelmark', ips: ['127.0.0.1'] }),
  ],
  [
    'insufficient_funds',
    () => enom.operate('set-account', { loginId: 'keelmark', balance: 100 }),
    () => enom.operate('set-account', { loginId: 'keelmark', balance: 90_000 }),
  ],
])('%s: purchases wait, staff are alerted once, and all continue automatically once it is fixed', async (outage, break_, fix) => {
  await break_()
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  await runPurchaseQueue('rapidssl')
  for (const id of ids) expect(await placeNow(id)).toBe(`purchase:${outage}`)
  expect(await alerts()).toHaveLength(1)
  await resumeHeld()
  for (const id of ids) expect(await placeNow(id)).toBe(`purchase:${outage}`)

  await fix()
  await resumeHeld()
  await runPurchaseQueue('rapidssl')
  for (const id of ids) expect(await placeNow(id)).toBe('setup')
})

test('an account is checked with one call, however many certificates are waiting for it', async () => {
  await enom.operate('set-account', { loginId: 'keelmark', balance: 100 })
  await payFor('rapidssl', { quantity: 5 })
  await runPurchaseQueue('rapidssl')
  const before = enom.state.calls().length
  await resumeHeld()
  expect(enom.state.calls().length - before).toBe(1)
  await db.certificate.deleteMany({ where: { ...columnsOf('purchase:insufficient_funds'), operations: { none: {} } } })
})

test('a product with manual activation is bought, and its link sent, only when staff activate it, and staff are emailed once', async () => {
  const { id, orderId, buyer } = await payFor('rapidssl', { activation: 'manual' })
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(id)).toBe('purchase:activation')
  expect(await db.mail.count({ where: { orderId, kind: 'set_up' } })).toBe(0)
  await inTransaction((tx) => createForOrder(tx, orderId))
  const [alert, ...again] = await db.mail.findMany({ where: { orderId, kind: 'staff_alert' } })
  expect(again).toEqual([])
  expect(alert?.data).toMatchObject({
    subject: expect.stringMatching(/^Order \d+ is waiting for activation$/),
    path: `/admin/orders/${orderId}`,
  })
  expect(await activate(buyer, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  must(await activate(staff, id))
  expect(await activate(staff, id)).toEqual({ ok: false, error: { code: 'moved-meanwhile' } })
  expect(await db.mail.count({ where: { orderId, kind: 'set_up' } })).toBe(1)
  await runPurchaseQueue('rapidssl')
  expect(await placeNow(id)).toBe('setup')
})

async function moneyGoesBack(orderId: string, amount: number, only?: string): Promise<void> {
  await charged(orderId, { amount: 1900 })
  await refunded(orderId, { amount, only })
}

test('once an order’s refund has started, nothing is bought for it, even if staff then declare an unclear purchase as not bought', async () => {
  const unclear = await payFor('rapidssl')
  await leaveOutcomeUnknown(unclear.id, accountId, { highestBefore: 999_999_999 })
  await enom.operate('set-account', { loginId: 'keelmark', balance: 0 })
  const blocked = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  await enom.operate('set-account', { loginId: 'keelmark', balance: 500_000 })
  const before = soldAtEnom()
  for (const { orderId } of [unclear, blocked]) await moneyGoesBack(orderId, 1900)
  must(await declareNotPurchased(staff, unclear.id))
  await resumeHeld()
  await runPurchaseQueue('rapidssl')
  for (const { id } of [unclear, blocked]) expect(await placeNow(id)).toBe('closed:not_purchased')
  expect(soldAtEnom()).toBe(before)
})

test('when a refund arrives while the queue is buying, each certificate is either bought or ended, and the money is refunded once', async () => {
  const paid = []
  for (let i = 0; i < 6; i++) {
    const order = await payFor('rapidssl')
    await charged(order.orderId, { amount: 1900 })
    paid.push(order)
  }
  const before = soldAtEnom()
  const run = runPurchaseQueue('rapidssl')
  const answers = await Promise.all(paid.toReversed().map(({ orderId }) => refundOrder(staff, orderId, { reason: 'Changed their mind' })))
  await run
  await runPurchaseQueue('rapidssl')
  expect(answers).toEqual(paid.map(() => ({ ok: true, value: undefined })))
  const ids = paid.map(({ id }) => id)
  const rows = await db.certificate.findMany({ where: { id: { in: ids } }, select: { id: true, enomCertId: true } })
  const bought = rows.filter(({ enomCertId }) => enomCertId !== null)
  expect(soldAtEnom() - before).toBe(bought.length)
  for (const { id, enomCertId } of rows) expect([id, (await placeNow(id)) === 'closed:not_purchased']).toEqual([id, enomCertId === null])
  const orders = { in: paid.map(({ orderId }) => orderId) }
  expect(await db.refund.aggregate({ where: { orderId: orders }, _sum: { amount: true }, _count: true })).toEqual({
    _sum: { amount: 6 * 1900 },
    _count: 6,
  })
})

test('a partial goodwill refund stops no purchase; refunding one certificate stops only its purchase', async () => {
  const { id, orderId } = await payFor('rapidssl')
  await moneyGoesBack(orderId, 500)
  const two = await payFor('rapidssl', { quantity: 2 })
  const [given = '', kept = ''] = two.ids
  await moneyGoesBack(two.orderId, 950, given)
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(id), await placeNow(given), await placeNow(kept)]).toEqual(['setup', 'closed:not_purchased', 'setup'])
})

test('when an unclear purchase turns out to have succeeded but the order is refunded, the certificate is ended and staff claim the money from Enom', async () => {
  const { id, orderId } = await payFor('rapidssl')
  await leaveOutcomeUnknown(id, accountId, { highestBefore: enom.state.certificates().at(-1)?.certId ?? 0 })
  await soldUnseen(enom.url)
  await moneyGoesBack(orderId, 1900)
  await reconcileAll()
  expect(await placeNow(id)).toBe('closed:refunded_to_buyer')
  expect((await alerts()).map(({ data }) => JSON.stringify(data))).toEqual([expect.stringContaining('ask Enom for a refund')])
})

test('cancelling skips certificates that were bought, may have been bought, or are being bought right now', async () => {
  const { orderId, ids } = await payFor('rapidssl', { quantity: 4 })
  const [bought = '', unclear = '', busy = '', idle = ''] = ids
  const row = {
    kind: 'purchase' as const,
    certificateId: busy,
    accountId,
    enomProdType: 23,
    years: 1,
    highestBefore: 0,
    startedAt: new Date(),
  }
  await leaveOutcomeUnknown(unclear, accountId, { highestBefore: 999_999_999 })
  await db.supplierOperation.create({ data: row })
  await db.certificate.updateMany({ where: { id: bought }, data: { enomAccountId: accountId, enomCertId: 1 } })
  const step = { from: 'purchase', to: 'setup', kind: 'certificate.purchased', actor: 'system' } as const
  const { move } = await import('../lifecycle/transition')
  await inTransaction((tx) => move(tx, bought, step))
  const cancelled = await inTransaction((tx) => cancelUnboughtCertificates(tx, orderId, 'staff:1'))
  expect(cancelled).toEqual([idle])
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(idle), await placeNow(busy), await placeNow(unclear)]).toEqual([
    'closed:not_purchased',
    'purchase',
    'purchase:outcome_unknown',
  ])
})
