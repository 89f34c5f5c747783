import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getCart } from '../cart/queries'
import { HOUR, setClock } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { placeOrder } from '../orders/placing/place-order'
import { fillBasket, openPage, orderSomething, sell, traces } from '../orders/testing/shop'
import { recordEvent } from '../stripe/record-event'
import { readSession } from '../stripe/session'
import { acceptMoney } from './accept-money'
import { applyStripeEvent } from './apply-event'
import { cancelOrder } from './cancel-order'
import { settlePayment } from './settle-payment'
import { startPayment } from './start-payment'
import { sweepOpenPayments } from './sweep-payments'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { onDelivery, operate, stripeLedger } = await vi.hoisted(() => import('../stripe/testing/simulator'))

const PAID_ONCE = { status: 'paid', charges: 1, refunds: 0, certificates: 1, mails: ['order_received', 'set_up'] }

/** Acts as the webhook route and the worker's job, without the web process. */
async function webhook(body: string, signature: string | null): Promise<number> {
  const recorded = await recordEvent(body, signature)
  if (!recorded.ok) return 400
  const { id }: { id: string } = JSON.parse(body)
  await applyStripeEvent(id)
  return 200
}

beforeEach(async () => {
  onDelivery(webhook)
  await operate('clear-faults')
  await operate('webhooks', { mode: 'drop' })
})

let turnBack = () => {}
afterEach(() => {
  turnBack()
  turnBack = () => {}
})

const pay = (session: string, more: object = {}) => operate('pay', { session, ...more })

test('the webhook, the return page and the sweep take effect once when they run at the same moment', async () => {
  const { orderId, session } = await orderSomething()
  await pay(session)
  await Promise.all(Array.from({ length: 12 }, () => settlePayment(session)))
  expect(await traces(orderId)).toEqual(PAID_ONCE)
  await settlePayment(session)
  expect(await traces(orderId)).toEqual(PAID_ONCE)
})

test('a delivered event pays the order, and delivering it again changes nothing', async () => {
  await operate('webhooks', { mode: 'deliver' })
  const { orderId, session } = await orderSomething()
  await pay(session)
  await operate('deliver')
  expect(await traces(orderId)).toEqual(PAID_ONCE)
  const completed = (await stripeLedger()).events.find(({ event }) => event.type === 'checkout.session.completed')
  await Promise.all(Array.from({ length: 5 }, () => operate('resend', { event: completed?.event.id })))
  expect(await traces(orderId)).toEqual(PAID_ONCE)
  expect(await db.stripeEvent.count({ where: { id: completed?.event.id ?? '' } })).toBe(1)
})

test('purchased items are removed from the basket, and items added later stay', async () => {
  const { session, cartToken } = await orderSomething()
  const later = await sell(2400)
  await fillBasket(later.choiceId, 2, cartToken)
  await pay(session)
  await settlePayment(session)
  expect((await getCart(cartToken))?.lines).toMatchObject([{ choiceId: later.choiceId, quantity: 2 }])
})

test('returning without having paid changes nothing', async () => {
  const { orderId, session } = await orderSomething()
  await settlePayment(session)
  expect(await traces(orderId)).toMatchObject({ status: 'awaiting_payment', charges: 0, certificates: 0, mails: [] })
})

test.each([
  { what: 'another total', data: { total: 1 } },
  { what: 'another currency', data: { currency: 'EUR' } },
])('a payment that does not fit because of $what is left for staff to review and buys nothing', async ({ data }) => {
  const { orderId, session } = await orderSomething()
  await db.order.update({ where: { id: orderId }, data })
  await pay(session)
  await settlePayment(session)
  await settlePayment(session)
  expect(await traces(orderId)).toEqual({ status: 'needs_review', charges: 1, refunds: 0, certificates: 0, mails: ['staff_alert'] })
})

test('money that arrives for a cancelled order is left for staff to review and buys nothing', async () => {
  const { orderId, session } = await orderSomething()
  await db.order.update({ where: { id: orderId }, data: { status: 'cancelled' } })
  await pay(session)
  await settlePayment(session)
  expect(await traces(orderId)).toEqual({ status: 'needs_review', charges: 1, refunds: 0, certificates: 0, mails: ['staff_alert'] })
})

test.each([
  { amount: 1899, currency: 'USD' },
  { amount: 1900, currency: 'EUR' },
])('less than the amount due ($amount $currency of $$19.00) buys nothing', async (received) => {
  const { orderId, session } = await orderSomething()
  await pay(session)
  const facts = await readSession(session)
  await inTransaction(async (tx) => {
    const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } })
    const row = await tx.paymentSession.findUniqueOrThrow({ where: { stripeSessionId: session } })
    if (facts) await acceptMoney(tx, order, row, { ...facts, received })
  })
  expect(await traces(orderId)).toMatchObject({ status: 'needs_review', charges: 1, certificates: 0 })
})

test('the sweep finds a payment whose webhooks were all lost', async () => {
  const { orderId, session } = await orderSomething()
  await pay(session)
  turnBack = setClock(() => new Date(Date.now() + 4 * 60_000))
  await sweepOpenPayments()
  expect(await traces(orderId)).toEqual(PAID_ONCE)
})

test.each([
  { outcome: 'succeed', after: PAID_ONCE },
  { outcome: 'fail', after: { status: 'payment_failed', charges: 0, refunds: 0, certificates: 0 } },
])('a bank debit buys nothing until the bank responds: $outcome', async ({ outcome, after }) => {
  const { orderId, session } = await orderSomething()
  await pay(session, { method: 'us_bank_account', number: '000999999991' })
  await settlePayment(session)
  await settlePayment(session)
  expect(await traces(orderId)).toMatchObject({ status: 'payment_processing', certificates: 0, mails: ['payment_processing'] })
  await operate('bank-debit', { session, outcome })
  turnBack = setClock(() => new Date(Date.now() + 4 * 60_000))
  await sweepOpenPayments()
  const { mails, ...rest } = await traces(orderId)
  expect({ ...rest, mails: mails.filter((kind) => kind !== 'payment_processing' && kind !== 'payment_failed') }).toMatchObject(after)
  expect(mails.includes('payment_failed')).toBe(outcome === 'fail')
})

test('while the bank is confirming, the same basket leads to the same payment rather than a second one', async () => {
  const { orderId, session, cartToken, email } = await orderSomething()
  await pay(session, { method: 'us_bank_account', number: '000999999991' })
  await settlePayment(session)
  expect(await placeOrder({ cartToken, email, country: 'GB' })).toEqual({ ok: true, value: { orderId } })
  expect(await startPayment(orderId)).toEqual({ ok: false, error: { code: 'paid-already', stripeSessionId: session } })
})

test('after a failed bank debit another card pays the same order, and late events of the first payment change nothing', async () => {
  const { orderId, session } = await orderSomething()
  await pay(session, { method: 'us_bank_account', number: '000999999991' })
  await operate('bank-debit', { session, outcome: 'fail' })
  await settlePayment(session)
  const second = await openPage(orderId)
  expect(second.session).not.toBe(session)
  await settlePayment(session)
  expect(await traces(orderId)).toMatchObject({ status: 'awaiting_payment' })
  await pay(second.session)
  await settlePayment(second.session)
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 1, certificates: 1 })
})

test('an expired page is replaced by a new one, and an open page is reused', async () => {
  const { orderId, session, url } = await orderSomething()
  expect(await startPayment(orderId)).toEqual({ ok: true, value: { url } })
  await operate('expire', { session })
  await settlePayment(session)
  expect(await traces(orderId)).toMatchObject({ status: 'expired' })
  const second = await openPage(orderId)
  expect(second.session).not.toBe(session)
  expect(await traces(orderId)).toMatchObject({ status: 'awaiting_payment' })
})

test('pressing “Pay” in two windows at once opens one page', async () => {
  const { choiceId } = await sell()
  const cartToken = await fillBasket(choiceId)
  const placed = await Promise.all([1, 2, 3].map(() => placeOrder({ cartToken, email: 'two@shop.example', country: 'GB' })))
  const ids = new Set(placed.map((each) => each.ok && each.value.orderId))
  expect(ids.size).toBe(1)
  const [orderId] = [...ids]
  const before = (await stripeLedger()).sessions.length
  const pages = await Promise.all([1, 2, 3].map(() => startPayment(String(orderId))))
  expect(new Set(pages.map((page) => page.ok && page.value.url)).size).toBe(1)
  expect((await stripeLedger()).sessions).toHaveLength(before + 1)
})

test('a lost response from Stripe does not lead to a second page', async () => {
  const { choiceId } = await sell()
  const placed = await placeOrder({ cartToken: await fillBasket(choiceId), email: 'lost@shop.example', country: 'GB' })
  const orderId = placed.ok ? placed.value.orderId : ''
  const before = (await stripeLedger()).sessions.length
  await operate('fault', { path: '/v1/checkout/sessions', kind: 'commit_then_drop', times: 4 })
  expect(await startPayment(orderId)).toEqual({ ok: false, error: { code: 'stripe-unreachable' } })
  await operate('clear-faults')
  await openPage(orderId)
  expect((await stripeLedger()).sessions).toHaveLength(before + 1)
})

test('an email address refused by Stripe is given as the reason, and with another one the page opens', async () => {
  const { choiceId } = await sell()
  const cartToken = await fillBasket(choiceId)
  const orderAs = async (email: string) => {
    const placed = await placeOrder({ cartToken, email, country: 'GB' })
    return startPayment(placed.ok ? placed.value.orderId : '')
  }
  for (const email of ['jo#x@shop.example', 'jo!x@shop.example', 'jo$x@shop.example']) {
    expect(await orderAs(email)).toEqual({ ok: false, error: { code: 'email-refused' } })
  }
  expect(await orderAs('jo@shop.example')).toMatchObject({ ok: true })
})

test.each([
  { what: 'an amount that Stripe does not accept', amount: 49, fault: null },
  { what: 'a key that Stripe does not accept', amount: 1900, fault: 'forbidden' },
])('$what is reported to the buyer as a refusal, and to staff once', async ({ amount, fault }) => {
  const { choiceId } = await sell(amount)
  const placed = await placeOrder({ cartToken: await fillBasket(choiceId), email: `refused${amount}@shop.example`, country: 'GB' })
  if (fault) await operate('fault', { path: '/v1/checkout/sessions', kind: fault, times: 2 })
  const orderId = placed.ok ? placed.value.orderId : ''
  expect([await startPayment(orderId), await startPayment(orderId)]).toEqual(
    ['payment-refused', 'payment-refused'].map((code) => ({ ok: false, error: { code } })),
  )
  expect(await db.mail.count({ where: { onceKey: { startsWith: 'staff_alert:payment_refused:' } } })).toBe(1)
})

test.each(['error', 'drop'])('an outage of Stripe (%s) is reported as an outage', async (kind) => {
  const { choiceId } = await sell()
  const placed = await placeOrder({ cartToken: await fillBasket(choiceId), email: `away-${kind}@shop.example`, country: 'GB' })
  await operate('fault', { path: '/v1/checkout/sessions', kind, times: 4 })
  expect(await startPayment(placed.ok ? placed.value.orderId : '')).toEqual({ ok: false, error: { code: 'stripe-unreachable' } })
})

test('an order paid in the meantime cannot be cancelled, and a cancelled one cannot be paid', async () => {
  const paid = await orderSomething()
  await pay(paid.session)
  expect(await cancelOrder(paid.buyer, paid.orderId)).toEqual({ ok: false, error: { code: 'not-cancellable' } })
  expect(await traces(paid.orderId)).toEqual(PAID_ONCE)

  const unpaid = await orderSomething()
  expect(await cancelOrder(unpaid.buyer, unpaid.orderId)).toEqual({ ok: true, value: undefined })
  expect((await stripeLedger()).sessions.find(({ id }) => id === unpaid.session)?.status).toBe('expired')
  expect(await startPayment(unpaid.orderId)).toMatchObject({ ok: false, error: { code: 'not-payable' } })
})

test('while Stripe cannot confirm whether a page was paid, the buyer is not told that they were not charged, and nothing is cancelled', async () => {
  const { orderId, session, buyer } = await orderSomething()
  await operate('pay', { session })
  await operate('fault', { path: `/v1/checkout/sessions/${session}`, kind: 'drop', times: 100 })
  const [opened, cancelled] = [await startPayment(orderId), await cancelOrder(buyer, orderId)]
  expect([opened, cancelled]).toEqual(['payment-unread', 'not-cancelled'].map((code) => ({ ok: false, error: { code } })))
  expect(await traces(orderId)).toMatchObject({ status: 'awaiting_payment' })
  await operate('clear-faults')
  expect(await startPayment(orderId)).toEqual({ ok: false, error: { code: 'paid-already', stripeSessionId: session } })
})

test('an unpaid order keeps its prices for a day', async () => {
  const { orderId } = await orderSomething()
  turnBack = setClock(() => new Date(Date.now() + 25 * HOUR))
  expect(await startPayment(orderId)).toMatchObject({ ok: false, error: { code: 'too-old' } })
})

test('a price change since the buyer saw the order is pointed out before payment', async () => {
  const { choiceId } = await sell()
  const cartToken = await fillBasket(choiceId)
  await db.productChoice.update({ where: { id: choiceId }, data: { amount: 2100 } })
  const order = () => placeOrder({ cartToken, email: 'price@shop.example', country: 'GB' })
  expect(await order()).toEqual({ ok: false, error: { code: 'price-changed' } })
})
