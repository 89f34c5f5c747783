import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../enom/simulator/start'

// The settings are read at import, so the server that plays Enom starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../db/client')
const { inTransaction } = await import('../db/transaction')
const { onlyOne } = await import('../jobs/only-one')
const { activate } = await import('./activate')
const { cancelUnboughtCertificates } = await import('./cancel-unbought')
const { createForOrder } = await import('./create-for-order')
const { purchase, purchaseKey } = await import('./purchase')
const { bindPurchase, declareNotBought, retryPurchase } = await import('./resolve-purchase')
const { resumeBlocked } = await import('./resume-blocked')
const { must, openShop, payFor, setLogin, statusOf } = await import('./test-shop')

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001' } as const
const { accountId } = await openShop()
const soldAtEnom = () => enom.state.certificates().length
const alerts = () => db.mail.findMany({ where: { kind: 'staff_alert' } })
const blockerOf = async (id: string) => (await db.certificate.findUniqueOrThrow({ where: { id } })).blocker

beforeEach(async () => {
  await enom.operate('calm-down')
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 500_000 })
  await db.mail.deleteMany()
})
afterAll(() => enom.close())

test('fulfilling an order twice, and at the same time, makes each certificate, job and mail once', async () => {
  const { orderId } = await payFor('rapidssl', { quantity: 3 })
  await Promise.all([1, 2, 3].map(() => inTransaction((tx) => createForOrder(tx, orderId))))
  expect(await db.certificate.count({ where: { orderId } })).toBe(3)
  expect(await db.mail.count({ where: { orderId, kind: 'set_up' } })).toBe(1)
  const [jobs] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where task_identifier = 'certificate.purchase'`
  expect(jobs?.count).toBe(3)
})

test('a purchase that is run again, or twice at once, buys once', async () => {
  const { id } = await payFor('rapidssl')
  const before = soldAtEnom()
  await Promise.allSettled([purchase(id), purchase(id), purchase(id)])
  await purchase(id)
  expect(await statusOf(id)).toBe('not_configured')
  expect(soldAtEnom() - before).toBe(1)
})

test.each(['commit-then-no-answer', 'truncated', 'http-500', 'fail-before-commit'])(
  'when Enom’s answer is lost (%s) nothing is bought again and staff are told',
  async (kind) => {
    await enom.operate('add-fault', { command: 'PurchaseServices', kind })
    const { id } = await payFor('rapidssl')
    await purchase(id)
    const sold = soldAtEnom()
    expect(await statusOf(id)).toBe('purchase_unclear')
    expect(await alerts()).toHaveLength(1)
    await purchase(id)
    await resumeBlocked()
    expect(soldAtEnom()).toBe(sold)
    expect(await statusOf(id)).toBe('purchase_unclear')
  },
)

test('a purchase cut off by a crash after Enom was asked is not asked again', async () => {
  const { id } = await payFor('rapidssl')
  await db.enomCall.create({ data: { accountId, certificateId: id, command: 'PurchaseServices', input: {}, startedAt: new Date() } })
  const before = soldAtEnom()
  await purchase(id)
  expect([await statusOf(id), soldAtEnom()]).toEqual(['purchase_unclear', before])
})

test('a purchase cut off by a crash after Enom’s answer was written down is finished from it', async () => {
  const { id } = await payFor('rapidssl')
  const answer = { outcome: 'ok', finishedAt: new Date(), reply: { certId: 777, orderId: 888, cost: 895 } }
  await db.enomCall.create({
    data: { accountId, certificateId: id, command: 'PurchaseServices', input: {}, startedAt: new Date(), ...answer },
  })
  const before = soldAtEnom()
  await purchase(id)
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({
    status: 'not_configured',
    enomCertId: 777,
    enomOrderId: 888,
    cost: 895,
  })
  expect(soldAtEnom()).toBe(before)
})

test('staff bind the certificate an unclear purchase left at Enom, to one order only', async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer', times: 2 })
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [first = '', second = ''] = ids
  for (const id of ids) await purchase(id)
  const enomCertId = enom.state.certificates().at(-1)?.certId ?? 0
  expect(await bindPurchase({ kind: 'client', userId: staff.userId }, first, { enomCertId })).toMatchObject({ ok: false })
  expect(await bindPurchase(staff, first, { enomCertId: 999_999 })).toEqual({ ok: false, error: { code: 'not-at-enom' } })
  must(await bindPurchase(staff, first, { enomCertId }))
  expect(await statusOf(first)).toBe('not_configured')
  expect(await bindPurchase(staff, second, { enomCertId })).toEqual({ ok: false, error: { code: 'already-bound' } })
})

test('what a purchase bound by staff cost is written down: the price it was asked for at, or today’s where none was kept', async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer', times: 2 })
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [first = '', second = ''] = ids
  const balance = () => enom.state.accounts()[0]?.balance ?? 0
  const before = balance()
  for (const id of ids) await purchase(id)
  const [one, two] = enom.state.certificates().slice(-2)
  await db.enomCall.updateMany({ where: { certificateId: second, command: 'PurchaseServices' }, data: { input: {} } })
  must(await bindPurchase(staff, second, { enomCertId: two?.certId ?? 0 }))
  await enom.operate('set-product', { prodType: 23, resellerPrice: 9999 })
  must(await bindPurchase(staff, first, { enomCertId: one?.certId ?? 0 }))
  const costs = await db.certificate.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: { cost: true } })
  expect(costs).toEqual([{ cost: one?.cost }, { cost: two?.cost }])
  expect(before - balance()).toBe(costs.reduce((sum, { cost }) => sum + (cost ?? 0), 0))
})

test('the purchase of their own certificate is nothing buyers can bind, declare or retry', async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  const { id, buyer, orderId } = await payFor('rapidssl')
  await purchase(id)
  const enomCertId = enom.state.certificates().at(-1)?.certId ?? 0
  for (const actor of [buyer, { kind: 'order', userId: buyer.userId, orderId } as const]) {
    for (const verb of [() => bindPurchase(actor, id, { enomCertId }), () => declareNotBought(actor, id), () => retryPurchase(actor, id)]) {
      expect(await verb()).toEqual({ ok: false, error: { code: 'not-found' } })
    }
  }
  expect(await statusOf(id)).toBe('purchase_unclear')
})

test('when staff say that nothing was bought, it is bought', async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'fail-before-commit' })
  const { id } = await payFor('rapidssl')
  await purchase(id)
  must(await declareNotBought(staff, id))
  await purchase(id)
  expect(await statusOf(id)).toBe('not_configured')
})

test.each([
  ['enom_unreachable', () => enom.operate('set-switches', { outage: 'no-connection' }), () => enom.operate('calm-down')],
  ['login_refused', () => setLogin(accountId, 'wrong'), () => setLogin(accountId, 'harbour-light')],
  [
    'ip_refused',
    () => enom.operate('set-account', { loginId: 'keelmark', ips: ['192.0.2.1'] }),
    () => enom.operate('set-account', { loginId: 'keelmark', ips: ['127.0.0.1'] }),
  ],
  [
    'funds_needed',
    () => enom.operate('set-account', { loginId: 'keelmark', balance: 100 }),
    () => enom.operate('set-account', { loginId: 'keelmark', balance: 90_000 }),
  ],
])('%s: purchases wait, staff hear of it once, and all go on by themselves once it is mended', async (blocker, break_, mend) => {
  await break_()
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  for (const id of ids) await purchase(id)
  for (const id of ids) expect([await statusOf(id), await blockerOf(id)]).toEqual(['purchase_blocked', blocker])
  expect(await alerts()).toHaveLength(1)
  await resumeBlocked()
  for (const id of ids) expect(await statusOf(id)).toBe('purchase_blocked')

  await mend()
  await resumeBlocked()
  for (const id of ids) await purchase(id)
  for (const id of ids) expect(await statusOf(id)).toBe('not_configured')
})

test('an account is asked once, however many certificates wait for it', async () => {
  await enom.operate('set-account', { loginId: 'keelmark', balance: 100 })
  const { ids } = await payFor('rapidssl', { quantity: 5 })
  for (const id of ids) await purchase(id)
  const before = enom.state.calls().length
  await resumeBlocked()
  expect(enom.state.calls().length - before).toBe(1)
})

test('a refusal for good waits for staff, who may try again', async () => {
  await enom.operate('set-product', { prodType: 23, enabled: false })
  const { id } = await payFor('rapidssl')
  await purchase(id)
  expect(await statusOf(id)).toBe('purchase_failed')
  expect(await alerts()).toHaveLength(1)
  await resumeBlocked()
  expect(await statusOf(id)).toBe('purchase_failed')
  await enom.operate('set-product', { prodType: 23, enabled: true })
  must(await retryPurchase(staff, id))
  await purchase(id)
  expect(await statusOf(id)).toBe('not_configured')
})

test('a product activated by hand is bought, and its link sent, only when staff say so', async () => {
  const { id, orderId, buyer } = await payFor('rapidssl', { activation: 'manual' })
  await purchase(id)
  expect(await statusOf(id)).toBe('awaiting_activation')
  expect(await db.mail.count({ where: { orderId, kind: 'set_up' } })).toBe(0)
  expect(await activate(buyer, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  must(await activate(staff, id))
  expect(await activate(staff, id)).toEqual({ ok: false, error: { code: 'moved-meanwhile' } })
  expect(await db.mail.count({ where: { orderId, kind: 'set_up' } })).toBe(1)
  await purchase(id)
  expect(await statusOf(id)).toBe('not_configured')
})

async function moneyGoesBack(orderId: string, refunded: number): Promise<void> {
  const row = { orderId, currency: 'USD', actor: 'stripe' }
  await db.billingRecord.createMany({
    data: [
      { ...row, kind: 'charge', status: 'succeeded', amount: 1900, idempotencyKey: `charge:${orderId}` },
      { ...row, kind: 'refund', status: 'pending', amount: refunded, idempotencyKey: `refund:${orderId}` },
    ],
  })
}

test('once an order’s money goes back nothing is bought for it, also when staff then let an unclear purchase go on', async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'fail-before-commit' })
  const unclear = await payFor('rapidssl')
  await purchase(unclear.id)
  await enom.operate('set-account', { loginId: 'keelmark', balance: 0 })
  const blocked = await payFor('rapidssl')
  await purchase(blocked.id)
  await enom.operate('set-account', { loginId: 'keelmark', balance: 500_000 })
  const before = soldAtEnom()
  for (const { orderId } of [unclear, blocked]) await moneyGoesBack(orderId, 1900)
  must(await declareNotBought(staff, unclear.id))
  await resumeBlocked()
  for (const { id } of [unclear, blocked]) {
    await purchase(id)
    expect(await statusOf(id)).toBe('cancelled')
  }
  expect(soldAtEnom()).toBe(before)
})

test('a part of the money given back out of goodwill stops nothing', async () => {
  const { id, orderId } = await payFor('rapidssl')
  await moneyGoesBack(orderId, 500)
  await purchase(id)
  expect(await statusOf(id)).toBe('not_configured')
})

test('cancelling leaves alone what was bought, may have been bought, or is being bought at this moment', async () => {
  const { orderId, ids } = await payFor('rapidssl', { quantity: 5 })
  const [bought = '', unclear = '', busy = '', cutOff = '', idle = ''] = ids
  await purchase(bought)
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  await purchase(unclear)
  await db.enomCall.create({ data: { accountId, certificateId: cutOff, command: 'PurchaseServices', input: {}, startedAt: new Date() } })
  const counts = await onlyOne(purchaseKey(busy), () => inTransaction((tx) => cancelUnboughtCertificates(tx, orderId, 'staff:1')))
  expect(counts).toEqual({ cancelled: 1, left: 4 })
  expect(await statusOf(idle)).toBe('cancelled')
  await purchase(idle)
  expect(await statusOf(idle)).toBe('cancelled')
  for (const id of [busy, cutOff]) expect(await statusOf(id)).toBe('provisioning')
})
