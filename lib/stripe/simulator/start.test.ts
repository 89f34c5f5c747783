import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type StripeSimulator, startStripeSimulator } from './start'

const SECRET = 'whsec_simulator_test'
let dataDir: string
let simulator: StripeSimulator
let stripe: Stripe
let shop: { url: string; events: Stripe.Event[]; answer: number; close(): Promise<void> }

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'stripe-'))
  shop = await startShop()
  await boot()
})

afterEach(async () => {
  await simulator.close()
  await shop.close()
  rmSync(dataDir, { recursive: true })
})

async function boot(): Promise<void> {
  simulator = await startStripeSimulator({ port: 0, dataDir, webhookUrl: shop.url, webhookSecret: SECRET, bankDebitSeconds: 3600 })
  stripe = new Stripe('sk_test_simulator', { host: '127.0.0.1', port: simulator.port, protocol: 'http', maxNetworkRetries: 0 })
}

/** Starts the shop's endpoint, which verifies each delivery with the official SDK and responds as the test requires. */
async function startShop(): Promise<typeof shop> {
  const events: Stripe.Event[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts).toString()
    events.push(stripe.webhooks.constructEvent(body, String(request.headers['stripe-signature']), SECRET))
    response.writeHead(started.answer).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const started = {
    url: `http://127.0.0.1:${port}/hook`,
    events,
    answer: 200,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
  return started
}

const session = (idempotencyKey?: string, unit_amount = 1900) =>
  stripe.checkout.sessions.create(
    {
      mode: 'payment',
      customer_email: 'jo@example.com',
      metadata: { order_id: 'o1' },
      line_items: [
        { quantity: 2, price_data: { currency: 'usd', unit_amount, product_data: { name: 'RapidSSL', description: '1 year' } } },
      ],
      success_url: 'http://shop.test/return?session_id={CHECKOUT_SESSION_ID}',
      cancel_url: 'http://shop.test/cancelled',
    },
    idempotencyKey ? { idempotencyKey } : {},
  )

async function operate(name: string, input: object = {}): Promise<unknown> {
  const answer = await fetch(`${simulator.url}/operator/api/${name}`, { method: 'POST', body: JSON.stringify(input) })
  return answer.json()
}

const submit = (page: string, fields: Record<string, string>) =>
  fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

const card = (number: string) => ({ method: 'card', card: number, expiry: '12 / 34', cvc: '123', name: 'Jo Doe', country: 'US' })

const types = () => shop.events.map((event) => event.type)

test('a card is paid on the hosted page, and the shop receives a signed event about it', async () => {
  const { id, url } = await session()
  const shown = await (await fetch(url ?? '')).text()
  expect(shown).toContain('RapidSSL (1 year)')
  expect(shown).toContain('$38.00')
  const paid = await submit(url ?? '', card('4242 4242 4242 4242'))
  expect(paid.headers.get('location')).toBe(`http://shop.test/return?session_id=${id}`)
  await operate('deliver')
  expect(types()).toContain('checkout.session.completed')
  const read = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent', 'line_items'] })
  expect(read).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    amount_total: 3800,
    payment_intent: { status: 'succeeded', amount_received: 3800, metadata: { order_id: 'o1' } },
    line_items: { data: [{ quantity: 2, amount_total: 3800 }] },
  })
})

test('a declined card leaves the page open, and another card pays, with an expiry date typed without a slash', async () => {
  const { id, url = '' } = await session()
  const declined = await submit(url ?? '', card('4000000000000002'))
  expect(await declined.text()).toContain('Your card was declined.')
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', payment_status: 'unpaid' })
  expect((await submit(url ?? '', { ...card('5555555555554444'), expiry: '1234' })).status).toBe(303)
  await operate('deliver')
  expect(types()).toEqual(expect.arrayContaining(['payment_intent.payment_failed', 'charge.failed', 'checkout.session.completed']))
})

test.each([
  ['complete', 'paid'],
  ['fail', 'unpaid'],
] as const)('authentication that ends in "%s" leaves the session %s', async (answer, paymentStatus) => {
  const { id, url } = await session()
  const asked = await submit(url ?? '', card('4000002500003155'))
  expect(asked.headers.get('location')).toBe(`/c/pay/${id}/authenticate`)
  await submit(`${url}/authenticate`, { answer })
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe(paymentStatus)
})

test.each([
  ['succeed', 'checkout.session.async_payment_succeeded', 'succeeded', 'paid'],
  ['fail', 'checkout.session.async_payment_failed', 'requires_payment_method', 'unpaid'],
] as const)('a bank debit is pending until it ends: %s', async (outcome, type, intentStatus, paymentStatus) => {
  const { id, url } = await session()
  await submit(url ?? '', { method: 'us_bank_account', account: '000999999991', name: 'Jo Doe', country: 'US' })
  const read = () => stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  expect(await read()).toMatchObject({ status: 'complete', payment_status: 'unpaid', payment_intent: { status: 'processing' } })
  await operate('bank-debit', { session: id, outcome })
  expect(await read()).toMatchObject({ payment_status: paymentStatus, payment_intent: { status: intentStatus } })
  await operate('deliver')
  expect(types()).toEqual(expect.arrayContaining(['checkout.session.completed', type]))
})

test('an idempotency key returns the same session, and is refused with other parameters', async () => {
  const first = await session('key-1')
  const again = await session('key-1')
  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  await expect(session('key-1', 2000)).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
})

test('an expired page cannot be paid, and expires only once', async () => {
  const { id, url } = await session()
  await stripe.checkout.sessions.expire(id)
  expect(await (await submit(url ?? '', card('4242424242424242'))).text()).toContain('has expired')
  await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow('status of `expired`')
  await operate('deliver')
  expect(types()).toEqual(['checkout.session.expired'])
})

test('money is refunded once, in full, and never more than was paid', async () => {
  const { id, url } = await session()
  await submit(url ?? '', card('4242424242424242'))
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id)
  const intent = String(payment_intent)
  await expect(stripe.refunds.create({ payment_intent: intent, amount: 3801 })).rejects.toThrow('greater than unrefunded')
  const refund = await stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: 'refund-1' })
  const again = await stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: 'refund-1' })
  expect(again.id).toBe(refund.id)
  await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ code: 'charge_already_refunded' })
  expect((await stripe.refunds.list({ payment_intent: intent })).data.map(({ amount }) => amount)).toEqual([3800])
})

test('a delivery is retried until the shop responds with 2xx', async () => {
  shop.answer = 500
  const { id } = await session()
  await stripe.checkout.sessions.expire(id)
  await operate('deliver')
  expect(shop.events.length).toBeGreaterThan(0)
  shop.answer = 200
  await operate('deliver')
  const tries = shop.events.length
  await operate('deliver')
  expect(shop.events).toHaveLength(tries)
  expect(new Set(shop.events.map((event) => event.id)).size).toBe(1)
})

test('held webhooks wait, and dropped ones never arrive', async () => {
  await operate('webhooks', { mode: 'drop' })
  await stripe.checkout.sessions.expire((await session()).id)
  await operate('webhooks', { mode: 'hold' })
  const { id } = await session()
  await stripe.checkout.sessions.expire(id)
  expect(shop.events).toHaveLength(0)
  await operate('webhooks', { mode: 'deliver' })
  await operate('deliver')
  expect(shop.events.map((event) => event.data.object)).toMatchObject([{ id }])
})

test('the simulator keeps its state across a restart', async () => {
  const { id } = await session('key-1')
  await operate('pay', { session: id })
  await simulator.close()
  await boot()
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid')
  expect((await session('key-1')).id).toBe(id)
})

test('refusals have Stripe’s format', async () => {
  await expect(stripe.checkout.sessions.retrieve('cs_test_0none')).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' })
  await expect(stripe.checkout.sessions.create({ mode: 'payment', success_url: 'http://shop.test/' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
    param: 'line_items',
  })
  const live = new Stripe('sk_live_1', { host: '127.0.0.1', port: simulator.port, protocol: 'http' })
  await expect(live.checkout.sessions.list()).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
})

test('a lost response can be requested again with its key', async () => {
  await operate('fault', { path: '/v1/checkout/sessions', kind: 'commit_then_drop', times: 2 })
  await expect(session('key-1')).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError)
  const { id } = await session('key-1')
  expect((await stripe.checkout.sessions.list()).data.map((each) => each.id)).toEqual([id])
})

test.each([
  { kind: 'commit_then_error', fails: 'StripeAPIError', again: 'fails' },
  { kind: 'commit_then_timeout', fails: 'StripeConnectionError', again: 'answers' },
  { kind: 'late', fails: null, again: 'answers' },
] as const)('$kind: a refund is made once, and a repeated call with its key $again, as at Stripe', async ({ kind, fails, again }) => {
  const { id } = await session()
  await operate('pay', { session: id })
  const payment_intent = String((await stripe.checkout.sessions.retrieve(id)).payment_intent)
  const refund = () => stripe.refunds.create({ payment_intent }, { idempotencyKey: 'refund-1' })
  // The SDK itself retries a lost connection once.
  await operate('fault', { path: '/v1/refunds', method: 'POST', kind, ms: 50, times: kind === 'commit_then_timeout' ? 2 : 1 })
  const name = await refund().then(
    () => null,
    (error: Error) => error.constructor.name,
  )
  expect(name).toBe(fails)
  expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(1)
  expect(
    await refund().then(
      () => 'answers',
      () => 'fails',
    ),
  ).toBe(again)
  expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(1)
})

test('when the clock is advanced, pages expire, idempotency keys are forgotten after a day, and deliveries are given up on after three', async () => {
  shop.answer = 500
  const first = await session('key-1')
  await operate('advance-clock', { seconds: 25 * 3600 })
  expect(await stripe.checkout.sessions.retrieve(first.id)).toMatchObject({ status: 'expired' })
  expect((await session('key-1')).id).not.toBe(first.id)
  await operate('advance-clock', { seconds: 3 * 86_400 })
  await operate('deliver')
  await operate('deliver')
  const { events }: { events: { state: string }[] } = await operate('ledger').then((ledger) => JSON.parse(JSON.stringify(ledger)))
  expect(events.map(({ state }) => state)).toContain('given_up')
})

test('idempotency keys can be forgotten separately', async () => {
  const first = await session('key-1')
  await operate('forget-keys')
  expect((await session('key-1')).id).not.toBe(first.id)
  await simulator.close()
  await boot()
  expect((await stripe.checkout.sessions.list({ limit: 100 })).data).toHaveLength(2)
})

test('sessions are listed by creation time', async () => {
  const first = await session()
  await operate('advance-clock', { seconds: 3600 })
  const second = await session()
  const listed = async (created: { gte?: number; lte?: number }) =>
    (await stripe.checkout.sessions.list({ created, limit: 100 })).data.map(({ id }) => id)
  expect(await listed({ gte: second.created - 60 })).toEqual([second.id])
  expect(await listed({ lte: second.created - 60 })).toEqual([first.id])
})

test('refunds are listed by creation time, in pages', async () => {
  const { id } = await session()
  await operate('pay', { session: id })
  const payment_intent = String((await stripe.checkout.sessions.retrieve(id)).payment_intent)
  const refund = () => stripe.refunds.create({ payment_intent, amount: 100 })
  const [first, second] = [await refund(), await refund()]
  await operate('advance-clock', { seconds: 3600 })
  const third = await refund()
  const listed = async (created: { gt?: number; gte?: number; lt?: number; lte?: number }) => {
    const ids: string[] = []
    for await (const each of stripe.refunds.list({ created, limit: 1 })) ids.push(each.id)
    return ids
  }
  expect(await listed({ gte: third.created - 60 })).toEqual([third.id])
  expect(await listed({ gt: third.created })).toEqual([])
  expect(await listed({ lt: third.created })).toEqual([second.id, first.id])
  expect(await listed({ gte: first.created, lte: third.created })).toEqual([third.id, second.id, first.id])
})

test('events are delivered as often as requested and in the requested order', async () => {
  await operate('webhooks', { mode: 'hold' })
  const made: string[] = []
  for (let each = 0; each < 6; each += 1) {
    const { id } = await session()
    await stripe.checkout.sessions.expire(id)
    made.push(id)
  }
  const received = async (schedule: object) => {
    shop.events.length = 0
    const answer = shop.answer
    shop.answer = 500
    await operate('schedule', schedule)
    await operate('deliver')
    shop.answer = answer
    return shop.events.map((event) => ('id' in event.data.object ? event.data.object.id : ''))
  }
  expect(await received({ order: 'made' })).toEqual(made)
  expect(await received({ order: 'reversed' })).toEqual(made.toReversed())
  const shuffled = await received({ order: 'shuffled', seed: 7 })
  expect(shuffled).not.toEqual(made)
  expect(await received({ order: 'shuffled', seed: 7 })).toEqual(shuffled)
  expect((await received({ copies: 5, atOnce: 2, order: 'made' })).filter((id) => id === made[0])).toHaveLength(5)
})

test('a dispute reaches the shop with its charge and deadline, can be read, and prevents refunds of its charge', async () => {
  const { id } = await session()
  await operate('pay', { session: id })
  await operate('dispute', { session: id })
  await operate('deliver')
  const dispute = shop.events.find((event) => event.type === 'charge.dispute.created')
  expect(dispute?.data.object).toMatchObject({ object: 'dispute', amount: 3800, status: 'needs_response', reason: 'general' })
  const { id: disputeId } = await stripe.disputes.retrieve(z.object({ id: z.string() }).parse(dispute?.data.object).id)
  await operate('close-dispute', { session: id, outcome: 'lost', amount: 1900 })
  expect(await stripe.disputes.retrieve(disputeId)).toMatchObject({ status: 'lost', amount: 1900, currency: 'usd' })
  await expect(stripe.disputes.retrieve('du_0')).rejects.toMatchObject({ code: 'resource_missing' })
  const intent = String((await stripe.checkout.sessions.retrieve(id)).payment_intent)
  await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ code: 'charge_disputed' })
})

test('events are listed by type and time, even those without a webhook', async () => {
  await operate('webhooks', { mode: 'drop' })
  const { id } = await session()
  await operate('pay', { session: id })
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id)
  const refund = await stripe.refunds.create({ payment_intent: String(payment_intent) })
  await operate('fail-refund', { refund: refund.id })
  const about = async (params: Stripe.EventListParams) => (await stripe.events.list(params)).data.map(({ type }) => type)
  expect((await about({ types: ['refund.created', 'refund.failed'] })).slice(0, 2)).toEqual(['refund.failed', 'refund.created'])
  expect((await about({ type: 'refund.*', limit: 1 })).length).toBe(1)
  expect(await about({ types: ['refund.failed'], created: { gt: refund.created + 60 } })).toEqual([])
  expect(await about({ type: 'refund.failed', delivery_success: true })).toEqual([])
  await expect(about({ type: 'refund.failed', types: ['refund.created'] })).rejects.toThrow('one of these parameters')
})

test('taxes are calculated by place, recorded once per reference, and reversed to the minor unit', async () => {
  const sale = (country: string, postal_code: string, more: object = {}) =>
    stripe.tax.calculations.create({
      currency: 'usd',
      line_items: [
        { reference: 'a', amount: 5700, quantity: 3 },
        { reference: 'b', amount: 1000, tax_code: 'txcd_00000000' },
      ],
      customer_details: { address: { country, postal_code }, address_source: 'billing', ...more },
      expand: ['line_items.data.tax_breakdown'],
    })
  const sold = await sale('US', '10001')
  expect(sold).toMatchObject({ amount_total: 6700 + 506, tax_amount_exclusive: 506 })
  expect(sold.line_items?.data[0]?.tax_breakdown?.map(({ amount }) => amount)).toEqual([228, 257, 21])
  await expect(sale('US', '00000')).rejects.toMatchObject({ code: 'customer_tax_location_invalid' })
  expect((await sale('AT', '', { tax_ids: [{ type: 'eu_vat', value: 'ATU13585627' }] })).tax_amount_exclusive).toBe(0)
  expect((await sale('AT', '')).tax_amount_exclusive).toBe(1140)
  const record = (calculation: string) =>
    stripe.tax.transactions.createFromCalculation({ calculation, reference: '10001', expand: ['line_items'] })
  const { id, line_items } = await record(sold.id ?? '')
  expect(line_items?.data).toMatchObject([
    { amount: 5700, amount_tax: 506 },
    { amount: 1000, amount_tax: 0 },
  ])
  await expect(record(sold.id ?? '')).rejects.toMatchObject({ statusCode: 400, param: 'reference' })
  const reverse = (reference: string, flat_amount: number) =>
    stripe.tax.transactions.createReversal({
      mode: 'partial',
      original_transaction: id,
      reference,
      flat_amount,
      expand: ['line_items'],
    })
  const reversed = (await reverse('10001-1', -1001)).line_items?.data ?? []
  expect(reversed.reduce((sum, { amount, amount_tax }) => sum + amount + amount_tax, 0)).toBe(-1001)
  await expect(reverse('10001-2', -6206)).rejects.toMatchObject({ statusCode: 400, param: 'flat_amount' })
  expect(await stripe.tax.transactions.retrieve(id)).toMatchObject({ reference: '10001', type: 'transaction' })
})
