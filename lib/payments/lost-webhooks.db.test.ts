import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DAY, HOUR, later, MINUTE, now, setClock } from '../clock'
import { db } from '../db/client'
import { putBack } from '../db/testing/test-status'
import { inBatches, openPage, orderMany, orderSomething, traces } from '../orders/testing/shop'
import { stripe } from '../stripe/client'
import { settlePayment } from './settle-payment'
import { startPayment } from './start-payment'
import { sweepOpenPayments } from './sweep-payments'
import { applyDelivery } from './testing/apply-delivery'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { onDelivery, operate, stripeLedger } = await vi.hoisted(() => import('../stripe/testing/simulator'))

const BANK = { method: 'us_bank_account', number: '000999999991' }

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

/** Stops our clock this many milliseconds from now, until `pass` restarts it. */
function stand(milliseconds = 0): void {
  const at = later(now(), milliseconds)
  turnBack()
  turnBack = setClock(() => at)
}

beforeEach(async () => {
  await operate('clear-faults')
  onDelivery(applyDelivery)
  await operate('webhooks', { mode: 'hold' })
  // Stripe's clock and the shop's start in sync in each test.
  if (ahead) await pass(1000)
})

afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
})

/** Runs a sweep every minute for this many minutes. */
async function sweepFor(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await pass(MINUTE)
    await sweepOpenPayments()
  }
}

test.each([
  { end: 'success', outcome: 'succeed', after: { status: 'paid', charges: 1, certificates: 1 }, mail: 'order_received' },
  { end: 'failure', outcome: 'fail', after: { status: 'payment_failed', charges: 0, certificates: 0 }, mail: 'payment_failed' },
])('A4: a completed but unpaid page buys nothing until the bank responds: $end after seven days of silence', async (each) => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session, ...BANK })
  await operate('deliver')
  const waiting = { status: 'payment_processing', charges: 0, refunds: 0, certificates: 0, mails: ['payment_processing'] }
  expect(await traces(orderId)).toEqual(waiting)
  for (let day = 0; day < 7; day += 1) {
    await pass(DAY)
    await sweepOpenPayments()
    expect(await traces(orderId)).toEqual(waiting)
  }
  await operate('bank-debit', { session, outcome: each.outcome })
  await operate('deliver')
  await sweepFor(5)
  const { mails, ...rest } = await traces(orderId)
  expect(rest).toEqual({ ...each.after, refunds: 0 })
  expect(mails.filter((kind) => kind === each.mail)).toHaveLength(1)
})

// Only a thorough run has more payments than one sweep reads at a time, because that many take a minute.
const [PAID, ABANDONED] = process.env.KEELMARK_THOROUGH === '1' ? [200, 60] : [50, 15]

test('A5: after three days with the endpoint down, the sweep finds every paid page within 15 minutes of recovery', async () => {
  const paid = await orderMany(PAID)
  const abandoned = await orderMany(ABANDONED)
  // Stripe retries for three days, then gives up. The shop's worker isn't running either.
  onDelivery(async () => 503)
  await inBatches(paid, 8, ({ session }) => operate('pay', { session }))
  await operate('deliver')
  await pass(3 * DAY + HOUR)
  await operate('deliver')
  const { events } = await stripeLedger()
  expect(events.filter(({ state }) => state === 'given_up').length).toBeGreaterThanOrEqual(PAID)
  const found = () => db.order.count({ where: { status: 'paid', id: { in: paid.map(({ orderId }) => orderId) } } })
  expect(await found()).toBe(0)

  await sweepFor(15)
  expect(await found()).toBe(PAID)
  expect(await db.certificate.count({ where: { orderId: { in: paid.map(({ orderId }) => orderId) } } })).toBe(PAID)
  expect(await db.order.count({ where: { status: 'expired', id: { in: abandoned.map(({ orderId }) => orderId) } } })).toBe(ABANDONED)
}, 180_000)

test.each([
  { what: 'all of it', amount: 1900, after: { status: 'refunded' }, certificate: { closedReason: 'not_purchased' } },
  { what: 'part of it', amount: 900, after: { status: 'paid' }, certificate: { stage: 'purchase', hold: null } },
])('A5: a payment without a webhook and a refund in Stripe of $what are found together', async ({ amount, after, certificate }) => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  const { sessions } = await stripeLedger()
  const intent = sessions.find(({ id }) => id === session)?.payment_intent ?? ''
  await stripe.refunds.create({ payment_intent: intent, amount })
  await sweepFor(5)
  expect(await traces(orderId)).toMatchObject({ ...after, charges: 1, refunds: 1, certificates: 1 })
  expect(await db.certificate.findFirst({ where: { orderId } })).toMatchObject(certificate)
})

test('A5: a delayed payment on an older page is found even when the order has a newer page', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session, ...BANK })
  // In the meantime the shop considered the page expired and opened another one.
  await db.paymentSession.updateMany({ where: { stripeSessionId: session }, data: { status: 'expired' } })
  await db.order.update({ where: { id: orderId }, data: { status: 'expired' } })
  await pass(MINUTE)
  await openPage(orderId)
  await settlePayment(session)
  await operate('bank-debit', { session, outcome: 'succeed' })
  await sweepFor(6)
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, certificates: 1 })
})

test('A5: a page whose URL is missing from the database is looked up by our id in its metadata before it is given up on', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await forget(session)
  await sweepFor(5)
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, certificates: 1 })
})

test('A5: a page that Stripe never created is given up on after its time limit', async () => {
  const { orderId } = await orderSomething()
  await db.paymentSession.deleteMany({ where: { orderId } })
  globalThis.keelmarkFaultPoint = (name) => {
    if (name === 'payment.before_stripe') throw new Error('the web process is gone')
  }
  await expect(startPayment(orderId)).rejects.toThrow('gone')
  await pass(2 * HOUR)
  await sweepOpenPayments()
  expect(await db.paymentSession.findFirst({ where: { orderId } })).toMatchObject({ status: 'expired', stripeSessionId: null })
  expect(now().getTime()).toBeGreaterThan(Date.now())
})

/** Simulates a database restored to a moment before Stripe's response was stored. */
async function forget(session: string | undefined): Promise<string> {
  const row = await db.paymentSession.update({
    where: { stripeSessionId: session ?? '' },
    data: { stripeSessionId: null, url: null },
  })
  await putBack('PaymentSession', row.id, 'creating')
  return row.id
}

test('a list of payment pages that does not arrive does not hold up the known payments', { timeout: 18_000 }, async () => {
  const [known, lost] = await orderMany(2)
  await operate('pay', { session: known?.session })
  await forget(lost?.session)
  await operate('fault', { path: '/v1/checkout/sessions', method: 'GET', kind: 'late', ms: 20_000, times: 10 })
  await pass(5 * MINUTE)
  // The sweep waits for the list in real time, for a quarter of the budget. For the remaining budget, the clock is stopped.
  stand()
  await sweepOpenPayments({ budget: 400 })
  expect(await db.order.findUnique({ where: { id: known?.orderId ?? '' } })).toMatchObject({ status: 'paid' })
})

test('when a list of payment pages is too long to read to its end, the pages that were read are settled and none of the others is given up on', async () => {
  const [first, last] = await orderMany(2)
  await operate('pay', { session: last?.session })
  const [oldest] = [await forget(first?.session), await forget(last?.session)]
  await pass(2 * HOUR)
  // The newest page comes first in the list. Once it is settled, the sweep's time is up.
  globalThis.keelmarkFaultPoint = (name) => {
    if (name === 'settle.after_commit') stand(MINUTE)
  }
  await sweepOpenPayments()
  globalThis.keelmarkFaultPoint = undefined
  expect(await db.order.findUnique({ where: { id: last?.orderId ?? '' } })).toMatchObject({ status: 'paid' })
  const row = () => db.paymentSession.findUnique({ where: { id: oldest } })
  expect(await row()).toMatchObject({ status: 'creating' })
  await pass(5 * MINUTE)
  await sweepOpenPayments()
  expect(await row()).toMatchObject({ stripeSessionId: first?.session })
})

test('one payment that cannot be read does not hold up the others', async () => {
  const [first, ...others] = await orderMany(6)
  await inBatches(others, 5, ({ session }) => operate('pay', { session }))
  await operate('fault', { path: `/v1/checkout/sessions/${first?.session}`, kind: 'error', times: 10 })
  await sweepFor(4)
  expect(await db.order.count({ where: { status: 'paid', id: { in: others.map(({ orderId }) => orderId) } } })).toBe(5)
})
