import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Actor } from '../actor'
import { columnsOf } from '../certificates/lifecycle/places'
import { NOT_REFUNDED } from '../certificates/settlement/is-refunded'
import { must } from '../certificates/testing/shop'
import { HOUR, setClock } from '../clock'
import { db } from '../db/client'
import { orderSomething, STAFF } from '../orders/testing/shop'
import { settlePayment } from '../payments/settle-payment'
import { applyDelivery } from '../payments/testing/apply-delivery'
import { listRefunds } from '../stripe/refund'
import { assignRefund, findUnassigned, listUnassigned } from './allocation/assign-refund'
import { getCertificateRefund } from './get-certificate-refund'
import { refundCertificate } from './request/refund-certificate'
import { refundOrder } from './request/refund-order'
import { runAutoRefunds } from './rule/auto-refund'
import { saveShopSettings } from './rule/shop-settings'
import { importStripeRefunds } from './sending/apply-refund'
import { refunded } from './testing/books'
import { intents, park, refundInDashboard, send, wentBack } from './testing/refunds'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { onDelivery, operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

const REASON = { reason: 'It cannot be bought' }

let turnBack = () => {}

/** Sets our clock to this long after the start of the test. */
function later(milliseconds: number): void {
  turnBack()
  turnBack = setClock(() => new Date(Date.now() + milliseconds))
}

beforeEach(async () => {
  later(0)
  onDelivery(applyDelivery)
  await operate('clear-faults')
  await operate('webhooks', { mode: 'drop' })
  await setRule(null)
})

afterEach(() => {
  turnBack()
  turnBack = () => {}
})

/** Sets the shop's refund rule. */
async function setRule(hours: number | null): Promise<void> {
  expect(await saveShopSettings(STAFF, { refundUnboughtAfter: hours, agreedTo: 1000 })).toMatchObject({ ok: true })
}

/** Creates a paid order whose first certificate Enom refused to sell. */
async function refused(quantity = 1) {
  const placed = await orderSomething(quantity)
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  const first = await db.certificate.findFirstOrThrow({ where: { orderId: placed.orderId }, orderBy: { ordinal: 'asc' } })
  await park(first.id, 'supplier_refused')
  return { orderId: placed.orderId, certificateId: first.id }
}

/**
 * Creates an order with one certificate that Enom refused. The rule is on, and staff have refunded one price manually in Stripe, which the
 * shop does not yet know.
 */
async function refundedByHand(quantity = 2) {
  const order = await refused(quantity)
  await setRule(1)
  later(2 * HOUR)
  await refundInDashboard(order.orderId, 1900)
  return order
}

const alertsOf = (orderId: string) => db.mail.findMany({ where: { orderId, kind: 'staff_alert' } })

test('A12: a refund by the rule is not sent once Stripe reports that staff refunded as much manually; staff decide', async () => {
  const { orderId, certificateId } = await refundedByHand()
  expect(await runAutoRefunds()).toBe(1)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900])
  expect(await intents(orderId)).toMatchObject([
    { certificateId, status: 'withdrawn' },
    { certificateId: null, status: 'succeeded', amount: 1900, actor: 'stripe' },
  ])
  expect(await db.certificate.findUnique({ where: { id: certificateId } })).toMatchObject({ ...columnsOf('purchase:refund_withdrawn') })
  expect(await runAutoRefunds()).toBe(0)
  const alert = { subject: expect.stringContaining('was not sent'), path: `/admin/certificates/${certificateId}` }
  expect(await alertsOf(orderId)).toMatchObject([
    { data: { ...alert, lines: [expect.anything(), expect.stringContaining('$19.00 is left')] } },
  ])

  later(3 * HOUR)
  expect(await refundCertificate(STAFF, certificateId, REASON)).toMatchObject({ ok: true })
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900, 1900])
})

test('A12: a refund by staff who did not know of a manual one is not sent either, but is sent when requested again', async () => {
  const { orderId, certificateId } = await refundedByHand()
  await refundCertificate(STAFF, certificateId, REASON)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900])
  expect(await alertsOf(orderId)).toHaveLength(1)
  later(3 * HOUR)
  expect(await getCertificateRefund(STAFF, certificateId)).toMatchObject({ state: 'possible', unallocated: { amount: 1900 } })
  expect(await refundCertificate(STAFF, certificateId, REASON)).toMatchObject({ ok: true })
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900, 1900])
})

test('A12: a refund of the whole order is not sent when part of it was refunded manually; the rest is sent when requested again', async () => {
  const { orderId } = await refused(2)
  await refundInDashboard(orderId, 900)
  await refundOrder(STAFF, orderId, REASON)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([900])
  const about = { path: `/admin/orders/${orderId}`, lines: [expect.anything(), expect.stringContaining('$29.00 is left')] }
  expect(await alertsOf(orderId)).toMatchObject([{ data: about }])
  await refundOrder(STAFF, orderId, REASON)
  await send(orderId)
  expect((await wentBack(orderId)).sort()).toEqual([2900, 900])
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'refunded' })
})

test('A12: when all of it was refunded manually, the order ends and nothing more is sent', async () => {
  const { orderId } = await refused(2)
  await refundInDashboard(orderId, 3800)
  await refundOrder(STAFF, orderId, REASON)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([3800])
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'refunded' })
  expect(await db.certificate.findMany({ where: { orderId } })).toMatchObject([
    { ...columnsOf('closed:not_purchased') },
    { ...columnsOf('closed:not_purchased') },
  ])
  expect(await alertsOf(orderId)).toMatchObject([{ data: { lines: [expect.anything(), expect.stringContaining('Nothing is left')] } }])
})

test('A12: a refund of the rest of the order does not hold back a refund requested earlier', async () => {
  const { orderId } = await refused(2)
  await setRule(1)
  later(2 * HOUR)
  expect(await runAutoRefunds()).toBe(1)
  await refundOrder(STAFF, orderId, REASON)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900, 1900])
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'refunded' })
})

test('a withdrawn refund that Stripe made anyway is recorded and ends its certificate', async () => {
  const { orderId, certificateId } = await refundedByHand(3)
  await runAutoRefunds()
  await send(orderId)
  const [record] = await intents(orderId)
  // The webhook is signed with Stripe's time, so our clock must be close to it.
  later(0)
  await operate('webhooks', { mode: 'hold' })
  await refundInDashboard(orderId, 1900, { billing_record_id: record?.id ?? '' })
  await operate('deliver')
  expect(await intents(orderId)).toMatchObject([{ certificateId, status: 'succeeded' }, { status: 'succeeded' }])
  expect(await db.certificate.findUnique({ where: { id: certificateId } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
})

test('A12: money that staff refunded in Stripe’s dashboard is not refunded again by the rule; staff are alerted and can decide', async () => {
  const { orderId, certificateId } = await refused(2)
  await refunded(orderId, { amount: 1900, status: 'succeeded' })
  await setRule(1)
  later(2 * HOUR)
  expect([await runAutoRefunds(), await runAutoRefunds()]).toEqual([0, 0])
  expect(await intents(orderId)).toHaveLength(1)
  expect(await db.mail.count({ where: { orderId, onceKey: `staff_alert:unbought:${certificateId}` } })).toBe(1)
  expect(await getCertificateRefund(STAFF, certificateId)).toMatchObject({ state: 'possible', unallocated: { amount: 1900 } })
  expect(await refundCertificate(STAFF, certificateId, REASON)).toMatchObject({ ok: true })
})

/** Requests a refund without sending it. Returns the id of its row. */
async function asked(): Promise<string> {
  const { orderId, certificateId } = await refused(2)
  await refundCertificate(STAFF, certificateId, REASON)
  return (await intents(orderId))[0]?.id ?? ''
}

/** Requests a refund for another certificate in the order, but does not send the refund. Returns the refund's id. */
async function anotherAsked(orderId: string): Promise<string> {
  const { id } = await db.certificate.findFirstOrThrow({ where: { orderId, ...columnsOf('purchase') } })
  await refundCertificate(STAFF, id, REASON)
  return (await db.refundAllocation.findFirstOrThrow({ where: { certificateId: id } })).refundId
}

test.each([
  { what: 'was typed manually', amount: 1900, names: async () => randomUUID() },
  { what: 'is another refund’s', amount: 1900, names: async (orderId: string) => (await intents(orderId))[0]?.id ?? '' },
  { what: 'belongs to another order', amount: 1900, names: asked },
  { what: 'has a different amount', amount: 900, names: anotherAsked },
])('A12: a refund made in Stripe is recorded even if the row it refers to $what', async ({ amount, names }) => {
  const { orderId, certificateId } = await refused(3)
  await refundCertificate(STAFF, certificateId, REASON)
  await send(orderId)
  await operate('webhooks', { mode: 'hold' })
  await refundInDashboard(orderId, amount, { billing_record_id: await names(orderId) })
  await operate('deliver')
  await operate('deliver')
  const made = { status: 'succeeded', amount, certificateId: null, actor: 'stripe' }
  expect(await intents(orderId)).toContainEqual(expect.objectContaining(made))
})

test('A12: a refund whose row was lost in a database restore is recorded as made in Stripe, for the only certificate it can be for', async () => {
  const { orderId, certificateId } = await refused(2)
  await refundCertificate(STAFF, certificateId, REASON)
  await operate('webhooks', { mode: 'hold' })
  await send(orderId)
  await db.refund.deleteMany({ where: { orderId } })
  await operate('deliver')
  expect(await intents(orderId)).toMatchObject([{ status: 'succeeded', amount: 1900, certificateId, actor: 'stripe' }])
})

/** Returns the refund of an order that staff have to assign. */
const unassigned = async (orderId: string) => (await listUnassigned(STAFF, orderId))[0]

test('staff choose which certificate a refund made in Stripe was for: it is no longer bought, and the rule continues with the other one', async () => {
  const { orderId, certificateId } = await refundedByHand()
  const other = await db.certificate.findFirstOrThrow({ where: { orderId, id: { not: certificateId } } })
  await runAutoRefunds()
  await send(orderId)
  const refund = await unassigned(orderId)
  expect(refund).toMatchObject({ money: { amount: 1900 }, certificates: [{ id: certificateId }, { id: other.id }] })
  expect(await findUnassigned(STAFF, { limit: 100 })).toContain(orderId)
  const assign = (certificateIds: string[], actor: Actor = STAFF) => assignRefund(actor, refund?.id ?? '', { certificateIds })
  expect(await assign([other.id], { kind: 'client', userId: STAFF.userId })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await assign([other.id, certificateId])).toEqual({ ok: false, error: { code: 'does-not-cover' } })
  expect(await assign([randomUUID()])).toEqual({ ok: false, error: { code: 'does-not-cover' } })
  const both = await Promise.all([assign([other.id]), assign([other.id])])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await db.certificate.findUnique({ where: { id: other.id } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
  expect(await unassigned(orderId)).toBeUndefined()
  expect(await findUnassigned(STAFF, { limit: 100 })).not.toContain(orderId)
  expect(await runAutoRefunds()).toBe(1)
  await send(orderId)
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'refunded' })
})

test('a refund made in Stripe that was for no certificate holds nothing back once staff have recorded that', async () => {
  const { orderId, certificateId } = await refused(2)
  await refundInDashboard(orderId, 500)
  await importStripeRefunds(await listRefunds(String((await db.charge.findFirstOrThrow({ where: { orderId } })).stripeId)))
  const refund = await unassigned(orderId)
  expect(refund?.certificates).toEqual([])
  expect(await assignRefund(STAFF, refund?.id ?? '', { certificateIds: [] })).toMatchObject({ ok: true })
  await setRule(1)
  later(2 * HOUR)
  expect(await runAutoRefunds()).toBe(1)
  expect(await db.certificate.findUnique({ where: { id: certificateId } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
})

test('a payment refunded in full in Stripe covers all certificates, even if one was about to be refunded here', async () => {
  const { orderId, certificateId } = await refused(2)
  must(await refundCertificate(STAFF, certificateId, REASON))
  await refundInDashboard(orderId, 3800)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([3800])
  expect(await db.certificate.count({ where: { orderId, ...NOT_REFUNDED } })).toBe(0)
})
