import { beforeEach, expect, test, vi } from 'vitest'
import { columnsOf } from '../certificates/lifecycle/places'
import { DAY, earlier, HOUR, MINUTE, now, setClock } from '../clock'
import { db } from '../db/client'
import { inBatches, orderSomething, traces } from '../orders/testing/shop'
import { stripe } from '../stripe/client'
import { sweepMissedEvents } from '../stripe/sweep-missed-events'
import { applyStripeEvent } from './apply-event'
import { settlePayment } from './settle-payment'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate, stripeLedger } = await vi.hoisted(() => import('../stripe/testing/simulator'))

let ahead = 0
let turnBack = () => {}

/** Advances both clocks, ours and Stripe's, by this many milliseconds. */
async function pass(milliseconds: number): Promise<void> {
  await operate('advance-clock', { seconds: milliseconds / 1000 })
  ahead += milliseconds
  const by = ahead
  turnBack()
  turnBack = setClock(() => new Date(Date.now() + by))
}

// No webhook ever arrives.
beforeEach(async () => {
  await operate('clear-faults')
  await operate('webhooks', { mode: 'drop' })
  await db.charge.deleteMany()
  await db.stripeList.deleteMany()
  await db.stripeEvent.deleteMany()
})

async function sweep(): Promise<void> {
  await sweepMissedEvents(async () => {})
  await applyStored()
}

/** Applies the events that the sweep stored, as the worker's jobs do. An event that fails is retried later. */
async function applyStored(): Promise<void> {
  for (const { id } of await db.stripeEvent.findMany({ where: { appliedAt: null }, orderBy: { receivedAt: 'asc' } })) {
    await applyStripeEvent(id).catch(() => undefined)
  }
}

/** Creates a paid order for one certificate. Also returns the payment's id at Stripe. */
async function paid(): Promise<{ orderId: string; intent: string }> {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await settlePayment(session)
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  return { orderId, intent: String(stripeId) }
}

const giveBack = ({ intent }: { intent: string }, amount = 1900) => stripe.refunds.create({ payment_intent: intent, amount })
const isKnown = async ({ orderId }: { orderId: string }) => (await traces(orderId)).status === 'refunded'
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const readTo = async () => (await db.stripeList.findUnique({ where: { name: 'events' } }))?.readTo

test('A5: a refund made in Stripe’s dashboard is imported if its webhook has not arrived for five days, and nothing is bought for it', async () => {
  const order = await paid()
  await giveBack(order)
  await pass(5 * DAY)
  await sweep()
  expect(await traces(order.orderId)).toMatchObject({ status: 'refunded', charges: 1, refunds: 1 })
  expect(await db.certificate.findFirst({ where: { orderId: order.orderId } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
  await pass(HOUR)
  await sweep()
  expect(await traces(order.orderId)).toMatchObject({ status: 'refunded', charges: 1, refunds: 1 })
})

test('the list is read once an hour, resuming where the last reading stopped', async () => {
  const [first, second] = [await paid(), await paid()]
  await pass(2 * HOUR)
  await sweep()
  await giveBack(first)
  await pass(HOUR / 2)
  await sweep()
  expect(await isKnown(first)).toBe(false)
  await giveBack(second)
  await pass(HOUR / 2 + MINUTE)
  await sweep()
  expect([await isKnown(first), await isKnown(second)]).toEqual([true, true])
})

test('A5: after a failed reading of the list, the next one resumes at the same place', async () => {
  const [early, late] = [await paid(), await paid()]
  await giveBack(early)
  await pass(3 * DAY)
  await giveBack(late)
  const list = { path: '/v1/events', method: 'GET' }
  await operate('fault', { ...list, kind: 'late', ms: 0 })
  await operate('fault', { ...list, kind: 'error', times: 10 })
  await expect(sweepMissedEvents(async () => {})).rejects.toThrow()
  await applyStored()
  expect([await isKnown(early), await isKnown(late)]).toEqual([true, false])
  expect(await readTo()).toBeInstanceOf(Date)
  expect((await readTo())?.getTime()).toBeLessThan(earlier(now(), DAY).getTime())
  await operate('clear-faults')
  // The early event is deleted here, so it would be stored again if that part of the list were read again.
  await db.stripeEvent.deleteMany()
  await sweep()
  expect([await isKnown(late), await db.stripeEvent.count()]).toEqual([true, 1])
})

test('staff are alerted once a day about an API key that may not read the list, after a day without reading it', async () => {
  await operate('fault', { path: '/v1/events', method: 'GET', kind: 'forbidden', times: 100 })
  const alerts = () => db.mail.findMany({ where: { onceKey: { startsWith: 'staff_alert:events_unread:' } } })
  const refused = () => expect(sweepMissedEvents(async () => {})).rejects.toThrow('permissions')
  // No one has paid yet, so there is nothing to read.
  await pass(3 * DAY)
  await sweepMissedEvents(async () => {})
  await paid()
  await pass(DAY - HOUR)
  await refused()
  expect(await alerts()).toEqual([])
  await pass(2 * HOUR)
  for (let round = 0; round < 3; round += 1) await refused()
  expect(await alerts()).toMatchObject([{ data: { lines: expect.arrayContaining([expect.stringContaining('“Events: Read”')]) } }])
  await pass(DAY)
  await refused()
  expect(await alerts()).toHaveLength(2)
})

test('A5: a day with too many refunds for one reading is read in parts', { timeout: 60_000 }, async () => {
  const order = await paid()
  await giveBack(order)
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 1900, product_data: { name: 'Something else' } } }],
    success_url: 'http://elsewhere.test/',
  })
  await operate('pay', { session: session.id })
  const { sessions } = await stripeLedger()
  const elsewhere = { intent: sessions.find(({ id }) => id === session.id)?.payment_intent ?? '' }
  for (let hour = 0; hour < 3; hour += 1) {
    await inBatches(Array.from({ length: 200 }), 8, () => giveBack(elsewhere, 1))
    await pass(6 * HOUR)
  }
  await sweep()
  expect(await isKnown(order)).toBe(true)
  expect(await db.refund.count()).toBe(1)
  expect((await readTo())?.getTime()).toBeGreaterThan(earlier(now(), MINUTE).getTime())
})

test('A5: a refund that the bank returns weeks later without a webhook is reported to staff', async () => {
  const order = await paid()
  const { id } = await giveBack(order)
  await pass(2 * HOUR)
  await sweep()
  expect(await isKnown(order)).toBe(true)
  await pass(20 * DAY)
  await operate('fail-refund', { refund: id })
  await sweep()
  expect((await traces(order.orderId)).status).toBe('needs_review')
  expect(await db.refund.findUnique({ where: { stripeId: id } })).toMatchObject({ status: 'failed' })
  expect(await db.mail.count({ where: { orderId: order.orderId, kind: 'staff_alert' } })).toBe(1)
})

test('A5: a dispute without a webhook is reported to staff once', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await settlePayment(session)
  await operate('dispute', { session })
  await pass(3 * DAY)
  await sweep()
  await pass(2 * HOUR)
  await sweep()
  const alerts = await db.mail.findMany({ where: { orderId, kind: 'staff_alert' } })
  expect(alerts.map(({ onceKey }) => onceKey)).toEqual([expect.stringContaining('dispute')])
})

test('A5: refunds older than the events available at Stripe are found in its list of refunds, and staff are told once which days are affected', async () => {
  const [first, second] = [await paid(), await paid()]
  await pass(2 * HOUR)
  await sweep()
  const leftAt = (await readTo()) ?? now()
  await giveBack(first)
  await pass(5 * DAY)
  await giveBack(second)
  await pass(35 * DAY)
  await sweep()
  await pass(2 * HOUR)
  await sweep()
  expect([await isKnown(first), await isKnown(second)]).toEqual([true, true])
  const alerts = await db.mail.findMany({ where: { onceKey: { startsWith: 'staff_alert:events_gone:' } } })
  expect(alerts).toMatchObject([{ data: { lines: [expect.stringContaining(`up to ${dayOf(leftAt)}`), expect.anything()] } }])
})

test('a shop that has never read the list starts with the oldest events still available at Stripe, and staff are not told about earlier days', async () => {
  await db.mail.deleteMany()
  const order = await paid()
  await pass(60 * DAY)
  await giveBack(order)
  await pass(DAY)
  await operate('fault', { path: '/v1/events', method: 'GET', kind: 'error' })
  await expect(sweepMissedEvents(async () => {})).rejects.toThrow()
  await pass(HOUR)
  await sweep()
  expect(await isKnown(order)).toBe(true)
  expect(await db.mail.count({ where: { onceKey: { startsWith: 'staff_alert:events_gone:' } } })).toBe(0)
})

test('A5: an event that cannot be stored is reported to staff and does not hold up later ones', async () => {
  const [first, second] = [await paid(), await paid()]
  // PostgreSQL cannot store a null character.
  await stripe.refunds.create({ payment_intent: first.intent, metadata: { note: 'a\u0000b' } })
  await pass(2 * DAY)
  await giveBack(second)
  await pass(2 * DAY)
  await sweep()
  await pass(2 * HOUR)
  await sweep()
  expect(await isKnown(second)).toBe(true)
  const alerts = await db.mail.findMany({ where: { onceKey: { startsWith: 'staff_alert:event_unstored:' } } })
  expect(new Set(alerts.map(({ onceKey }) => onceKey)).size).toBe(alerts.length)
  expect(alerts).toMatchObject([{ data: { lines: [expect.stringContaining('refund.created')] } }])
})

test('a failure in the shop that prevents reading the list is also reported to staff', async () => {
  await paid()
  await pass(2 * HOUR)
  await sweep()
  await pass(2 * DAY)
  await db.$executeRaw`alter table "StripeList" add constraint "Stuck" check (false) not valid`
  await expect(sweepMissedEvents(async () => {})).rejects.toThrow('Stuck')
  await db.$executeRaw`alter table "StripeList" drop constraint "Stuck"`
  const alerts = await db.mail.findMany({ where: { onceKey: `staff_alert:events_unread:${dayOf(now())}` } })
  expect(alerts).toMatchObject([{ data: { lines: [expect.stringContaining('the shop failed to process'), expect.anything()] } }])
})

test('A5: a refund that cannot be read does not hold up later ones', async () => {
  const [first, second] = [await paid(), await paid()]
  const { id } = await giveBack(first)
  await giveBack(second)
  await operate('fault', { path: `/v1/refunds/${id}`, method: 'GET', kind: 'error', times: 10 })
  await pass(2 * HOUR)
  await sweep()
  expect([await isKnown(first), await isKnown(second)]).toEqual([false, true])
  await operate('clear-faults')
  await applyStored()
  expect(await isKnown(first)).toBe(true)
})
