import { beforeEach, expect, test, vi } from 'vitest'
import { HOUR, now } from '../../clock'
import { db } from '../../db/client'
import { orderSomething, STAFF, traces } from '../../orders/testing/shop'
import { sweepMissedEvents } from '../../stripe/sweep-missed-events'
import { settlePayment } from '../settle-payment'
import { noteUnknownPayments } from './note-unknown'
import { rebuildAllUnknown, rebuildUnknown, refundUnknown } from './take-in'

// Before every other import: the settings must point to this Stripe simulator when they are read.
const { operate, stripeLedger } = await vi.hoisted(() => import('../../stripe/testing/simulator'))

beforeEach(async () => {
  await operate('webhooks', { mode: 'drop' })
  await db.stripeList.deleteMany()
  await db.stripeList.create({ data: { name: 'events', readTo: new Date(now().getTime() - 2 * HOUR) } })
})

/** What a restored backup does to an order that is newer than it. */
async function lose(orderId: string): Promise<void> {
  await db.paymentSession.deleteMany({ where: { orderId } })
  await db.orderEvent.deleteMany({ where: { orderId } })
  await db.orderItem.deleteMany({ where: { orderId } })
  await db.order.delete({ where: { id: orderId } })
}

async function readList(): Promise<void> {
  await db.stripeList.updateMany({ data: { readTo: new Date(now().getTime() - 2 * HOUR) } })
  await sweepMissedEvents(noteUnknownPayments)
}

const open = () => db.unknownPayment.findMany({ where: { resolvedAt: null } })

test('C8: a payment whose order is gone is listed once with an alert, and rebuilding makes the same order, paid once', async () => {
  const { orderId, session, email } = await orderSomething(2)
  await operate('pay', { session })
  const before = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: { omit: { id: true } } } })
  await lose(orderId)
  await readList()
  await readList()
  const [found] = await open()
  expect(found).toMatchObject({ stripeSessionId: session, orderId, amount: 3800, currency: 'USD', email })
  expect(await open()).toHaveLength(1)
  expect(await db.mail.count({ where: { onceKey: { startsWith: 'staff_alert:payments_unknown' } } })).toBe(1)
  expect(await rebuildUnknown(STAFF, found?.id ?? '')).toMatchObject({ ok: true, value: { orderId } })
  const after = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: { omit: { id: true } } } })
  expect(after).toMatchObject({ number: before.number, userId: before.userId, createdAt: before.createdAt, items: before.items })
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, certificates: 2 })
  expect(await rebuildUnknown(STAFF, found?.id ?? '')).toMatchObject({ ok: false, error: { code: 'already-resolved' } })
  await readList()
  expect(await open()).toEqual([])
})

test('C8: a refund goes back in full, is in the books, and nothing is bought', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await lose(orderId)
  await readList()
  const [found] = await open()
  expect(await refundUnknown({ ...STAFF, role: 'support' }, found?.id ?? '')).toMatchObject({ ok: false })
  expect(await refundUnknown(STAFF, found?.id ?? '')).toMatchObject({ ok: true })
  expect(await traces(orderId)).toMatchObject({ status: 'needs_review', charges: 1, refunds: 1, certificates: 0 })
})

test('C8: a payment page that was opened after the backup, for an order in it, needs no one', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await db.paymentSession.deleteMany({ where: { orderId } })
  await readList()
  expect(await open()).toEqual([])
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, certificates: 1 })
})

test('C8: an order that Stripe does not tell in full is left for a refund; all others are rebuilt with one button', async () => {
  const [whole, part] = [await orderSomething(), await orderSomething()]
  for (const { session } of [whole, part]) await operate('pay', { session })
  for (const { orderId } of [whole, part]) await lose(orderId)
  await readList()
  await db.unknownPayment.updateMany({
    where: { orderId: part.orderId },
    data: { told: { order_id: part.orderId, payment_session_id: part.orderId } },
  })
  expect(await rebuildAllUnknown(STAFF)).toEqual({ rebuilt: 1, left: 1 })
  expect(await traces(whole.orderId)).toMatchObject({ status: 'paid', charges: 1 })
  expect(await open()).toMatchObject([{ orderId: part.orderId }])
})

test('a payment that is known here, and one of another program, are left alone', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await settlePayment(session)
  await readList()
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1 })
  expect(await db.unknownPayment.count({ where: { orderId } })).toBe(0)
  expect((await stripeLedger()).sessions.length).toBeGreaterThan(0)
})
