import { beforeEach, expect, test, vi } from 'vitest'
import { DAY, earlier, HOUR, MINUTE, now, setClock } from '../clock'
import { db } from '../db/client'
import { stripe } from '../payments/stripe'
import { settlePayment } from './settle-payment'
import { sweepRefundsMade } from './sweep-refunds-made'
import { inBatches, orderSomething, traces } from './test-shop'

// Before every other import: the settings read then must name this Stripe.
const { operate, stripeLedger } = await vi.hoisted(() => import('../payments/simulator/for-tests'))

let ahead = 0
let turnBack = () => {}

/** Both clocks, ours and Stripe's, go on by this many milliseconds. */
async function pass(milliseconds: number): Promise<void> {
  await operate('advance-clock', { seconds: milliseconds / 1000 })
  ahead += milliseconds
  const by = ahead
  turnBack()
  turnBack = setClock(() => new Date(Date.now() + by))
}

// No webhook ever comes.
beforeEach(async () => {
  await operate('clear-faults')
  await operate('webhooks', { mode: 'drop' })
  await db.billingRecord.deleteMany()
  await db.stripeList.deleteMany()
})

/** A paid order of one piece, and the payment's id at Stripe. */
async function paid(): Promise<{ orderId: string; intent: string }> {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await settlePayment(session)
  const { stripeId } = await db.billingRecord.findFirstOrThrow({ where: { orderId, kind: 'charge' } })
  return { orderId, intent: stripeId ?? '' }
}

const giveBack = ({ intent }: { intent: string }, amount = 1900) => stripe.refunds.create({ payment_intent: intent, amount })
const isKnown = async ({ orderId }: { orderId: string }) => (await traces(orderId)).status === 'refunded'
const readTo = async () => (await db.stripeList.findUnique({ where: { name: 'refunds' } }))?.readTo

test('A5: a refund made in Stripe’s dashboard of which no webhook came for five days is learned, and nothing is bought for it', async () => {
  const order = await paid()
  await giveBack(order)
  await pass(5 * DAY)
  await sweepRefundsMade()
  expect(await traces(order.orderId)).toMatchObject({ status: 'refunded', charges: 1, refunds: 1 })
  expect(await db.certificate.findFirst({ where: { orderId: order.orderId } })).toMatchObject({ status: 'cancelled' })
  await pass(HOUR)
  await sweepRefundsMade()
  expect(await traces(order.orderId)).toMatchObject({ status: 'refunded', charges: 1, refunds: 1 })
})

test('the list is read on once an hour', async () => {
  const [first, second] = [await paid(), await paid()]
  await pass(2 * HOUR)
  await sweepRefundsMade()
  await giveBack(first)
  await pass(HOUR / 2)
  await sweepRefundsMade()
  expect(await isKnown(first)).toBe(false)
  await giveBack(second)
  await pass(HOUR / 2 + MINUTE)
  await sweepRefundsMade()
  expect([await isKnown(first), await isKnown(second)]).toEqual([true, true])
})

test('A5: what could not be read is read the next time, from where the list was left', async () => {
  const [early, late] = [await paid(), await paid()]
  await giveBack(early)
  await pass(3 * DAY)
  await giveBack(late)
  const list = { path: '/v1/refunds', method: 'GET' }
  await operate('fault', { ...list, kind: 'late', ms: 0 })
  await operate('fault', { ...list, kind: 'error', times: 10 })
  await expect(sweepRefundsMade()).rejects.toThrow()
  expect([await isKnown(early), await isKnown(late)]).toEqual([true, false])
  expect(await readTo()).toBeInstanceOf(Date)
  expect((await readTo())?.getTime()).toBeLessThan(earlier(now(), DAY).getTime())
  await operate('clear-faults')
  // Without its row the early one would be written down anew, if it were asked about again.
  await db.billingRecord.deleteMany({ where: { orderId: early.orderId, kind: 'refund' } })
  await sweepRefundsMade()
  expect([await isKnown(late), (await traces(early.orderId)).refunds]).toEqual([true, 0])
})

test('A5: a day with more refunds than are read at a time is read in parts', { timeout: 60_000 }, async () => {
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
  await sweepRefundsMade()
  expect(await isKnown(order)).toBe(true)
  expect(await db.billingRecord.count({ where: { kind: 'refund' } })).toBe(1)
  expect((await readTo())?.getTime()).toBeGreaterThan(earlier(now(), MINUTE).getTime())
})
