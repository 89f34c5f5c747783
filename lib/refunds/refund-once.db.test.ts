import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startFaultProxy } from '../../scripts/test/fault-proxy'
import type { Place } from '../certificates/lifecycle/places'
import { columnsOf } from '../certificates/lifecycle/places'
import { release } from '../certificates/lifecycle/transition'
import { retryPurchase } from '../certificates/purchase/retry'
import { placed } from '../certificates/testing/place'
import { must } from '../certificates/testing/shop'
import { HOUR, MINUTE, setClock } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { LeaseLost } from '../db/fence'
import { inTransaction } from '../db/transaction'
import { assertLeaseLive, openLease } from '../jobs/lease'
import { resendSetUp } from '../orders/resend-set-up'
import { orderSomething, STAFF } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { buyerOrderWords } from '../orders/view/text'
import { settlePayment } from '../payments/settle-payment'
import { applyDelivery } from '../payments/testing/apply-delivery'
import { getCertificateRefund } from './get-certificate-refund'
import { refundCertificate } from './request/refund-certificate'
import { refundOrder } from './request/refund-order'
import { runAutoRefunds } from './rule/auto-refund'
import { saveShopSettings } from './rule/shop-settings'
import { sendRefund } from './sending/send-refund'
import { sweepRefunds } from './sending/sweep-refunds'
import { refunded } from './testing/books'
import { intents, park, refundInDashboard, refundsOf, send, wentBack } from './testing/refunds'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { onDelivery, operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

const OTHER_STAFF = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000002', role: 'owner' } as const
const RAPIDSSL = { name: 'RapidSSL', label: '' }
const REASON = { reason: 'It cannot be bought' }

let turnBack = () => {}
/** Milliseconds by which Stripe's clock is ahead. The two clocks start in sync in each test. */
let ahead = 0

/** Sets our clock to this long after the start of the test. */
function later(milliseconds: number): void {
  turnBack()
  const by = ahead + milliseconds
  turnBack = setClock(() => new Date(Date.now() + by))
}

beforeEach(async () => {
  later(0)
  onDelivery(applyDelivery)
  await operate('clear-faults')
  await operate('webhooks', { mode: 'drop' })
  await setRule(null)
})

afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
  turnBack()
  turnBack = () => {}
})

/** Sets the shop's refund rule and agrees to all refunds that it would make immediately. */
async function setRule(hours: number | null): Promise<void> {
  expect(await saveShopSettings(STAFF, { refundUnboughtAfter: hours, agreedTo: 1000 })).toMatchObject({ ok: true })
}

/** Creates a paid order. Returns it with its first certificate, which is waiting to be bought. */
async function paid(quantity = 1) {
  const placed = await orderSomething(quantity)
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  const [first] = await db.certificate.findMany({ where: { orderId: placed.orderId }, orderBy: { ordinal: 'asc' } })
  return { ...placed, certificateId: first?.id ?? '' }
}

/** Creates a paid order whose first certificate Enom refused to sell. */
async function refused(quantity = 1) {
  const order = await paid(quantity)
  await park(order.certificateId, 'supplier_refused')
  return order
}

test('A12: two admins, the rule and a refund of the whole order at the same instant refund the money once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { orderId, certificateId } = await refused()
    await setRule(1)
    later(2 * HOUR)
    await Promise.all([
      refundCertificate(STAFF, certificateId, REASON),
      refundCertificate(OTHER_STAFF, certificateId, REASON),
      runAutoRefunds(),
      refundOrder(OTHER_STAFF, orderId, REASON),
      refundOrder(STAFF, orderId, REASON),
    ])
    await send(orderId)
    expect(await wentBack(orderId)).toEqual([1900])
    expect(await intents(orderId)).toMatchObject([{ status: 'succeeded', amount: 1900 }])
    expect(await db.certificate.findUnique({ where: { id: certificateId } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
    expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'refunded' })
    expect(await db.mail.count({ where: { orderId, kind: 'refund_made' } })).toBe(1)
  }
})

test('A12: one certificate of two is refunded, at exactly its price, and the other is still bought', async () => {
  const { orderId, certificateId } = await refused(2)
  const asked = await Promise.all([STAFF, OTHER_STAFF].map((actor) => refundCertificate(actor, certificateId, REASON)))
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900])
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'paid', total: 3800 })
  const others = await db.certificate.findMany({ where: { orderId, id: { not: certificateId } } })
  expect(others).toMatchObject([{ stage: 'purchase', hold: null }])
  expect(await intents(orderId)).toMatchObject([{ certificateId, amount: 1900, status: 'succeeded' }])
})

test('A12: a refund of one certificate and a refund of the whole order never exceed what was paid, in either order', async () => {
  const first = await refused(2)
  await refundCertificate(STAFF, first.certificateId, REASON)
  await refundOrder(STAFF, first.orderId, REASON)
  await send(first.orderId)
  expect((await wentBack(first.orderId)).sort()).toEqual([1900, 1900])
  expect(await db.order.findUnique({ where: { id: first.orderId } })).toMatchObject({ status: 'refunded' })

  const second = await refused(2)
  await refundOrder(STAFF, second.orderId, REASON)
  const late = await refundCertificate(STAFF, second.certificateId, REASON)
  expect(late).toEqual({ ok: false, error: { code: 'nothing-to-refund' } })
  await send(second.orderId)
  expect(await wentBack(second.orderId)).toEqual([3800])
})

test.each([
  { kind: 'commit_then_error' },
  { kind: 'commit_then_timeout', ms: 50 },
  { kind: 'commit_then_drop' },
  { kind: 'error' },
  { kind: 'late', ms: 50 },
])('A12: Stripe responds to a refund with $kind, and the money is still refunded exactly once', async (fault) => {
  const { orderId, certificateId } = await refused()
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  await operate('fault', { path: '/v1/refunds', method: 'POST', times: 2, ...fault })
  for (let run = 0; run < 3; run += 1) await sendRefund(record?.id ?? '').catch(() => undefined)
  expect(await wentBack(orderId)).toEqual([1900])
  expect(await intents(orderId)).toMatchObject([{ status: 'succeeded' }])
})

test('A12: a refund returned by the bank is reported to staff, and the certificate can be refunded again', async () => {
  const { orderId, certificateId } = await refused(2)
  await refundCertificate(STAFF, certificateId, REASON)
  await send(orderId)
  const [record] = await intents(orderId)
  await operate('webhooks', { mode: 'deliver' })
  await operate('fail-refund', { refund: record?.stripeId })
  await operate('deliver')
  expect(await intents(orderId)).toMatchObject([{ status: 'failed' }])
  expect(await db.mail.count({ where: { orderId, kind: 'staff_alert', onceKey: `staff_alert:refund:${record?.id}` } })).toBe(1)
  expect(await refundCertificate(STAFF, certificateId, REASON)).toEqual({ ok: true, value: undefined })
})

test('A13: a refund sent again after 25 hours, with its response lost and its key forgotten, is looked up and not made twice', async () => {
  const { orderId, certificateId } = await refused()
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  await operate('fault', { path: '/v1/refunds', method: 'POST', kind: 'commit_then_drop', times: 2 })
  await expect(sendRefund(record?.id ?? '')).rejects.toThrow('connection')
  await operate('advance-clock', { seconds: 25 * 3600 })
  ahead += 25 * HOUR
  later(0)
  await db.$executeRaw`select graphile_worker.remove_job(key) from graphile_worker.jobs where task_identifier = 'order.send_refund' and key is not null`
  await sweepRefunds()
  const jobs = await db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where key = ${`order.send_refund:${record?.id}`}`
  expect(jobs).toHaveLength(1)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900])
  expect(await intents(orderId)).toMatchObject([{ status: 'succeeded' }])
  // The refund had been waiting for more than six hours, so staff had been alerted.
  expect(await db.mail.count({ where: { orderId, onceKey: `staff_alert:refund_waits:${record?.id}` } })).toBe(1)
})

test('A12: a refund that fails before the response that created it arrives stays failed', async () => {
  const { orderId, certificateId } = await refused(2)
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  await operate('webhooks', { mode: 'hold' })
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== 'refund.after_stripe') return
    globalThis.keelmarkFaultPoint = undefined
    await operate('fail-refund', { refund: (await refundsOf(orderId))[0]?.id })
    await operate('deliver')
    expect(await intents(orderId)).toMatchObject([{ status: 'failed' }])
  }
  await sendRefund(record?.id ?? '')
  expect(await intents(orderId)).toMatchObject([{ status: 'failed' }])
  expect(await db.mail.count({ where: { orderId, kind: 'refund_made' } })).toBe(0)
  expect(await refundCertificate(STAFF, certificateId, REASON)).toMatchObject({ ok: true })
})

test('A12: a worker whose refund Stripe refuses because it came too late does not undo a refund made by another worker', async () => {
  const { orderId, certificateId } = await refused(2)
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  whileFrozen(async () => {
    await sendRefund(record?.id ?? '')
    await operate('forget-keys')
    await refundInDashboard(orderId, 1900)
  })
  await sendRefund(record?.id ?? '')
  expect(await intents(orderId)).toMatchObject([{ certificateId, status: 'succeeded' }])
})

/** Runs `happens` while a worker is frozen between reading Stripe's refunds and requesting one. */
function whileFrozen(happens: () => Promise<void>): void {
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== 'refund.before_stripe') return
    globalThis.keelmarkFaultPoint = undefined
    await happens()
  }
}

test('A12: staff are told that money is still owed to the buyer only when it is', async () => {
  const owed = /is still owed to the buyer/
  const lineOf = async (orderId: string) => {
    const alert = await db.mail.findFirstOrThrow({ where: { orderId, kind: 'staff_alert' } })
    return JSON.stringify(alert.data)
  }
  const [disputed, backBefore, sentBack] = [await paid(), await paid(), await paid()]
  for (const { orderId } of [disputed, backBefore, sentBack]) must(await refundOrder(STAFF, orderId, REASON))
  await operate('dispute', { session: disputed.session })
  await send(disputed.orderId)
  expect(await lineOf(disputed.orderId)).toMatch(/bank has claimed/)
  // No webhook has reported the dispute: the shop learns of it from Stripe's refusal.
  expect(await db.dispute.findMany({ where: { orderId: disputed.orderId } })).toMatchObject([{ status: 'open', stripeId: null }])
  whileFrozen(() => refundInDashboard(backBefore.orderId, 1900))
  const [record] = await intents(backBefore.orderId)
  await sendRefund(record?.id ?? '')
  expect(await lineOf(backBefore.orderId)).toMatch(/has already been returned to the buyer/)
  for (const { orderId } of [disputed, backBefore]) expect(await lineOf(orderId)).not.toMatch(owed)
  await send(sentBack.orderId)
  await operate('webhooks', { mode: 'deliver' })
  await operate('fail-refund', { refund: (await refundsOf(sentBack.orderId))[0]?.id })
  await operate('deliver')
  expect(await lineOf(sentBack.orderId)).toMatch(owed)
})

test('A13: a worker that resumes after 25 hours checks again, and does not repeat a refund made by another worker', async () => {
  const { orderId, certificateId } = await refused(2)
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  whileFrozen(async () => {
    await sendRefund(record?.id ?? '')
    await operate('advance-clock', { seconds: 25 * 3600 })
    ahead += 25 * HOUR
    later(0)
  })
  await sendRefund(record?.id ?? '')
  expect(await wentBack(orderId)).toEqual([1900])
})

test('A13: a worker that may have been taken over requests nothing from Stripe', async () => {
  const { orderId, certificateId } = await refused()
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  const url = new URL(env.DATABASE_URL)
  const proxy = await startFaultProxy({ to: { host: url.hostname, port: Number(url.port || 5432) } })
  const lease = await openLease({ connectionString: proxy.through(env.DATABASE_URL), limit: 1_500, onLost: () => undefined })
  whileFrozen(async () => {
    await proxy.set({ kind: 'half-open' })
    await expect.poll(mayHaveBeenTaken, { timeout: 20_000, interval: 10 }).toBe(true)
  })
  await expect(sendRefund(record?.id ?? '')).rejects.toThrow(LeaseLost)
  expect(await wentBack(orderId)).toEqual([])
  await proxy.set({ kind: 'pass' })
  await lease.close()
  await proxy.close()
  await sendRefund(record?.id ?? '')
  expect(await wentBack(orderId)).toEqual([1900])
})

function mayHaveBeenTaken(): boolean {
  try {
    assertLeaseLive()
    return false
  } catch (error) {
    return error instanceof LeaseLost
  }
}

test('the rule waits for as long as it is set to, counting from the first refusal, and starts again when staff retry', async () => {
  const { orderId, certificateId } = await refused()
  await setRule(24)
  later(23 * HOUR)
  expect(await runAutoRefunds()).toBe(0)
  // The shop itself keeps retrying when the cost has risen. That does not postpone the refund.
  await inTransaction((tx) =>
    release(tx, certificateId, { stage: 'purchase', holds: ['supplier_refused'], kind: 'certificate.purchase_resumed', actor: 'system' }),
  )
  await park(certificateId, 'cost_exceeds_price')
  const retried = await refused()
  later(30 * HOUR)
  must(await retryPurchase(STAFF, retried.certificateId))
  await park(retried.certificateId, 'supplier_refused')
  later(50 * HOUR)
  expect(await runAutoRefunds()).toBe(1)
  expect(await runAutoRefunds()).toBe(0)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900])
  expect(await db.mail.findFirst({ where: { orderId, kind: 'refund_made' } })).toMatchObject({
    data: { reason: 'We couldn’t get your RapidSSL certificate, so we’ve refunded it.', why: { code: 'rule', name: 'RapidSSL' } },
  })
  expect((await getOrder(STAFF, orderId))?.money.at(-1)?.why).toEqual({ code: 'rule', name: 'RapidSSL' })
  // One day has passed since staff retried it.
  later(55 * HOUR)
  expect(await runAutoRefunds()).toBe(1)
})

test('without a rule nothing is refunded automatically, and staff are alerted once about each refund that is not possible', async () => {
  const { orderId, certificateId } = await refused()
  later(1000 * HOUR)
  expect(await runAutoRefunds()).toBe(0)
  await setRule(24)
  await refunded(orderId, { amount: 500, status: 'succeeded' })
  expect(await runAutoRefunds()).toBe(0)
  expect(await runAutoRefunds()).toBe(0)
  expect(await intents(orderId)).toHaveLength(1)
  expect(await db.mail.count({ where: { orderId, onceKey: `staff_alert:unbought:${certificateId}` } })).toBe(1)
})

test('only staff can refund a certificate or change the rule, and only a certificate that Enom does not hold can be refunded', async () => {
  const { orderId, certificateId, buyer } = await paid()
  expect(await refundCertificate(buyer, certificateId, REASON)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await saveShopSettings(buyer, { refundUnboughtAfter: 1, agreedTo: 0 })).toEqual({ ok: false, error: { code: 'not-found' } })
  await db.certificate.update({ where: { id: certificateId }, data: { ...placed('setup'), enomCertId: 4712 } })
  expect(await refundCertificate(STAFF, certificateId, REASON)).toEqual({ ok: false, error: { code: 'bought' } })
  expect(await intents(orderId)).toEqual([])
})

test('a set-up email sent again lists what can still be set up, and is refused if nothing is left', async () => {
  const { orderId, certificateId, buyer } = await refused(4)
  const where = { id: (await db.certificate.findFirstOrThrow({ where: { orderId, ordinal: 2 } })).id }
  for (const place of ['setup', 'submission'] as const) await db.certificate.update({ where, data: placed(place) })
  const mailed = () => db.mail.findMany({ where: { orderId, kind: 'set_up' }, orderBy: { id: 'desc' } })
  must(await refundCertificate(STAFF, certificateId, REASON))
  expect(await resendSetUp(buyer, orderId)).toMatchObject({ ok: true })
  const [{ data } = { data: null }, ...more] = await mailed()
  expect([data, more.length]).toEqual([expect.objectContaining({ certificates: [RAPIDSSL, RAPIDSSL] }), 1])
  later(2 * MINUTE)
  // One certificate was bought but not set up. It is being refunded along with the order.
  const last = await db.certificate.findFirstOrThrow({ where: { orderId, ...columnsOf('purchase') } })
  await db.certificate.update({ where: { id: last.id }, data: { ...placed('setup'), enomCertId: 4713 } })
  must(await refundOrder(STAFF, orderId, REASON))
  expect(await resendSetUp(buyer, orderId)).toEqual({ ok: false, error: { code: 'nothing-to-set-up' } })
  expect(await mailed()).toHaveLength(2)
})

test.each([{ when: 'before it was issued' }, { when: 'once it was issued' }])(
  'A12: a certificate that ended at Enom $when is refunded individually, once and at exactly its price, and again if that failed',
  async ({ when }) => {
    const isIssued = when === 'once it was issued'
    const { certificateId, orderId } = await paid(2)
    const buyerReads = async () => {
      const order = await getOrder(STAFF, orderId)
      return order && buyerOrderWords(order)
    }
    expect(await buyerReads()).toMatchObject({ tone: 'good', sentence: 'We have received your payment.' })
    await db.certificate.update({
      where: { id: certificateId },
      data: { ...placed('setup'), enomCertId: nextCertId(), domainName: 'shop.example.com' },
    })
    if (isIssued) await passThrough(certificateId, ['submission', 'validation:approval', 'issued'])
    expect(await refundCertificate(STAFF, certificateId, REASON)).toEqual({ ok: false, error: { code: 'bought' } })
    expect(await getCertificateRefund(STAFF, certificateId)).toMatchObject({ isBought: true, hasEnded: false })
    await passThrough(certificateId, ['closed:refunded_by_supplier'])
    expect(await getCertificateRefund(STAFF, certificateId)).toMatchObject({ state: 'possible', hasEnded: true })
    expect((await getOrder(STAFF, orderId))?.certificates).toContainEqual(expect.objectContaining({ id: certificateId, ended: 'owed' }))
    const owed =
      'We have received your payment. One certificate of this order has ended. We’re checking your payment for it and will write to you.'
    expect(await buyerReads()).toMatchObject({ tone: 'warning', sentence: owed })
    expect(await refundCertificate(STAFF, certificateId, REASON)).toMatchObject({ ok: true })
    expect((await buyerReads())?.sentence).toBe('We have received your payment. A refund of $19.00 out of $38.00 is on its way.')
    expect(await refundCertificate(STAFF, certificateId, REASON)).toEqual({ ok: false, error: { code: 'nothing-to-refund' } })
    await send(orderId)
    expect(await wentBack(orderId)).toEqual([1900])
    expect(await db.mail.findFirst({ where: { orderId, kind: 'refund_made' } })).toMatchObject({
      data: { certificate: { name: 'RapidSSL', domain: 'shop.example.com', among: 2 } },
    })
    expect(await buyerReads()).toMatchObject({
      tone: 'info',
      sentence: expect.stringMatching(/\$19.00 (of|out of) \$38.00 (has been refunded|is on its way)\.$/),
    })
    expect(await db.certificate.findUnique({ where: { id: certificateId } })).toMatchObject({
      closedReason: 'refunded_by_supplier',
      issuedAt: isIssued ? expect.any(Date) : null,
    })
    await db.refund.updateMany({ where: { orderId }, data: { status: 'failed' } })
    expect(await refundCertificate(STAFF, certificateId, REASON)).toMatchObject({ ok: true })
  },
)

/** Moves a certificate through its status transitions, as lib/certificates does. */
async function passThrough(id: string, places: readonly Place[]): Promise<void> {
  for (const place of places) await db.certificate.update({ where: { id }, data: placed(place) })
}

let certIds = 4711
const nextCertId = () => {
  certIds += 1
  return certIds
}

test('a refund that was given up on but made by Stripe anyway is recorded when Stripe reports it', async () => {
  const { orderId, certificateId } = await refused()
  await refundCertificate(STAFF, certificateId, REASON)
  const [record] = await intents(orderId)
  await operate('webhooks', { mode: 'hold' })
  await send(orderId)
  await inTransaction((tx) =>
    tx.refund.update({ where: { id: record?.id ?? '' }, data: { status: 'failed', stripeId: null, settledAt: null } }),
  )
  await operate('deliver')
  expect(await intents(orderId)).toMatchObject([{ status: 'succeeded' }])
})
