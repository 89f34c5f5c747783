import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { HOUR, MINUTE, now, setClock } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { rebuildOrder } from '../../orders/rebuild-order'
import { orderSomething, STAFF, traces } from '../../orders/testing/shop'
import { toPaidSession } from '../../stripe/paid-session'
import { sweepMissedEvents } from '../../stripe/sweep-missed-events'
import { settlePayment } from '../settle-payment'
import { sweepOpenPayments } from '../sweep-payments'
import { noteUnknownPayments } from './note-unknown'
import { readSnapshot, writeSnapshot } from './snapshot'
import { rebuildAllUnknown, rebuildUnknown, refundUnknown } from './take-in'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate } = await vi.hoisted(() => import('../../stripe/testing/simulator'))

beforeEach(async () => {
  await operate('webhooks', { mode: 'drop' })
  await db.stripeList.deleteMany()
  await db.stripeList.create({ data: { name: 'events', readTo: new Date(now().getTime() - 2 * HOUR) } })
})

/** Removes an order, as if a backup older than the order had been restored. */
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

test('C8: a payment whose order is missing is listed once with an alert, and rebuilding restores the same order, paid once', async () => {
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

test('C8: the tax of a lost order is shown to staff and is part of the rebuilt order', async () => {
  const { orderId } = await orderSomething()
  const facts = { taxCalculation: 'taxcalc_1', taxNumber: 'DE136695976', vatAnswer: 'valid', vatAskedAt: now() } as const
  await db.order.update({
    where: { id: orderId },
    data: { ...facts, items: { updateMany: { where: {}, data: { taxLabel: 'Sales tax 8.875%' } } } },
  })
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: { omit: { id: true } } } })
  const items = await db.orderItem.findMany({ where: { orderId } })
  const told = readSnapshot(writeSnapshot({ ...order, items }, { credit: 0 }))
  await lose(orderId)
  const money = { amount: 1900, currency: 'USD' }
  const rebuild = () =>
    inTransaction((tx) => rebuildOrder(tx, { id: orderId, email: order.email, money, placedAt: now(), told, actor: 'x' }))
  expect([await rebuild(), await rebuild()]).toEqual([true, false])
  const after = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: { omit: { id: true } } } })
  expect(after).toMatchObject({ ...facts, number: order.number, items: order.items })
})

test('C8: an order paid on two lost pages is rebuilt from one of them, and refunding the other payment takes nothing from the order', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await lose(orderId)
  await readList()
  const [found] = await open()
  const { id: _, ...row } = await db.unknownPayment.findUniqueOrThrow({ where: { id: found?.id ?? '' } })
  expect(await rebuildUnknown(STAFF, found?.id ?? '')).toMatchObject({ ok: true })
  const second = await db.unknownPayment.create({
    data: { ...row, stripeSessionId: 'cs_test_second', told: { order_id: orderId, payment_session_id: randomUUID() } },
  })
  expect(await refundUnknown(STAFF, second.id)).toMatchObject({ ok: true })
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, refunds: 0, certificates: 1 })
})

test('C8: a payment is refunded in full and appears in the books, and nothing is bought', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await lose(orderId)
  await readList()
  const [found] = await open()
  expect(await refundUnknown({ ...STAFF, role: 'support' }, found?.id ?? '')).toMatchObject({ ok: false })
  expect(await refundUnknown(STAFF, found?.id ?? '')).toMatchObject({ ok: true })
  expect(await traces(orderId)).toMatchObject({ status: 'needs_review', charges: 1, refunds: 1, certificates: 0 })
  expect(await db.refund.findFirstOrThrow({ where: { orderId } })).toMatchObject({ cause: 'lost_order' })
})

test('C8: a payment page that was opened after the backup, for an order that the backup contains, is settled automatically', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await db.paymentSession.deleteMany({ where: { orderId } })
  await readList()
  expect(await open()).toEqual([])
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, certificates: 1 })
})

test('C8: an order that Stripe does not have in full can only be refunded; all others are rebuilt with one button', async () => {
  const [whole, part] = [await orderSomething(), await orderSomething()]
  for (const { session } of [whole, part]) await operate('pay', { session })
  for (const { orderId } of [whole, part]) await lose(orderId)
  await readList()
  await db.unknownPayment.updateMany({
    where: { orderId: part.orderId },
    data: { told: { order_id: part.orderId, payment_session_id: part.orderId } },
  })
  expect(await rebuildAllUnknown(STAFF)).toEqual({ rebuilt: 1, left: 1 })
  const putBack = setClock(() => new Date(Date.now() + 4 * MINUTE))
  await sweepOpenPayments().finally(putBack)
  expect(await traces(whole.orderId)).toMatchObject({ status: 'paid', charges: 1 })
  expect(await open()).toMatchObject([{ orderId: part.orderId }])
})

test('C8: an account created for a lost order has the language of its payment page', async () => {
  const ids = { order_id: randomUUID(), payment_session_id: randomUUID() }
  const object = {
    id: 'cs_test_german',
    payment_status: 'paid',
    amount_total: 1900,
    currency: 'usd',
    created: 1,
    customer_email: 'german@shop.example',
  }
  const told = (locale: string) =>
    toPaidSession({
      id: 'evt_german',
      type: 'checkout.session.completed',
      livemode: false,
      data: { object: { ...object, locale, metadata: ids } },
    })
  expect(told('auto')).toMatchObject([{ language: null }])
  await noteUnknownPayments(told('de'))
  const { id } = await db.unknownPayment.findUniqueOrThrow({ where: { stripeSessionId: object.id } })
  expect(await refundUnknown(STAFF, id)).toMatchObject({ ok: true })
  expect(await db.user.findUniqueOrThrow({ where: { email: object.customer_email } })).toMatchObject({ language: 'de' })
})

test('a payment that is already known here is left alone, and so is one from another program', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await settlePayment(session)
  await readList()
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1 })
  expect(await db.unknownPayment.count({ where: { orderId } })).toBe(0)
  const page = { id: 'cs_other', payment_status: 'paid', amount_total: 1900, currency: 'usd', created: 1, metadata: { cart: '1' } }
  expect(toPaidSession({ id: 'evt_other', type: 'checkout.session.completed', livemode: false, data: { object: page } })).toEqual([])
})
