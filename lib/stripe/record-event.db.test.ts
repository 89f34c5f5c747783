import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { now } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { stripe } from './client'
import { recordEvent } from './record-event'

const SECRET = env.STRIPE_WEBHOOK_SECRET
let count = 0

async function knownSession(): Promise<string> {
  count += 1
  const user = await db.user.create({ data: { email: `hook${count}@shop.example` } })
  const order = await db.order.create({
    data: { userId: user.id, email: user.email, currency: 'USD', total: 1900, basketHash: `h${count}` },
  })
  const stripeSessionId = `cs_test_hook${count}`
  await db.paymentSession.create({
    data: { orderId: order.id, idempotencyKey: `h${count}`, stripeSessionId, amount: 1900, currency: 'USD' },
  })
  return stripeSessionId
}

function eventBody(objectId: string, more: Partial<Pick<Stripe.Event, 'livemode'>> & { type?: string } = {}): string {
  count += 1
  return JSON.stringify({
    id: `evt_${count}`,
    object: 'event',
    type: 'checkout.session.completed',
    livemode: false,
    data: { object: { id: objectId } },
    ...more,
  })
}

const seconds = () => Math.floor(now().getTime() / 1000)
const signed = (payload: string, { timestamp = seconds(), secret = SECRET } = {}) =>
  stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })

const stored = async () => ({
  events: await db.stripeEvent.count(),
  jobs: await db.$queryRaw<{ count: bigint }[]>`select count(*) from graphile_worker.jobs`.then(([row]) => Number(row?.count)),
})

test('an event delivered ten times at once is acknowledged ten times, stored once and applied once', async () => {
  const before = await stored()
  const body = eventBody(await knownSession())
  const answers = await Promise.all(Array.from({ length: 10 }, () => recordEvent(body, signed(body))))
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await stored()).toEqual({ events: before.events + 1, jobs: before.jobs + 1 })
})

test('forged, altered, old and early deliveries leave no trace', async () => {
  const before = await stored()
  const body = eventBody(await knownSession())
  const good = signed(body)
  const forgeries: [string, string | null][] = [
    [body, null],
    [body, ''],
    [body, 't=abc,v1=00'],
    [body, good.replace(/v1=.{4}/, 'v1=0000')],
    [body.replace('evt_', 'evt_9'), good],
    [JSON.stringify(JSON.parse(body), null, 1), good],
    [body, signed(body, { secret: 'whsec_of_somebody_else' })],
    [body, signed(body, { timestamp: seconds() - 360 })],
    [body, signed(body, { timestamp: seconds() + 360 })],
  ]
  for (const [payload, signature] of forgeries) {
    expect(await recordEvent(payload, signature)).toEqual({ ok: false, error: { code: 'bad-signature' } })
  }
  expect(await stored()).toEqual(before)
})

test('a signature header with a second timestamp is refused, whichever of the two was signed', async () => {
  const before = await stored()
  const body = eventBody(await knownSession())
  const [early, late] = [signed(body), signed(body, { timestamp: seconds() + 4000 })]
  const proof = (header: string) => /v1=\w+/.exec(header)?.[0]
  const t = seconds()
  for (const header of [
    `t=${t},t=${t + 4000},${proof(late)}`,
    `t=${t + 4000},t=${t},${proof(early)}`,
    `t=${t},t=${t},${proof(early)}`,
    `t=${t},${proof(early)},t=${t}`,
    `t=${t}, t=${t + 4000},${proof(late)}`,
    `t=${t},t =${t + 4000},${proof(late)}`,
  ]) {
    expect(await recordEvent(body, header)).toEqual({ ok: false, error: { code: 'bad-signature' } })
  }
  expect(await stored()).toEqual(before)
  expect((await recordEvent(body, early)).ok).toBe(true)
})

test('a live-mode event is refused by a shop in test mode', async () => {
  const body = eventBody(await knownSession(), { livemode: true })
  expect(await recordEvent(body, signed(body))).toEqual({ ok: false, error: { code: 'wrong-mode' } })
})

test('an event about an unknown payment is refused, so that Stripe sends it again', async () => {
  const body = eventBody('cs_test_not_there')
  expect(await recordEvent(body, signed(body))).toEqual({ ok: false, error: { code: 'unknown-order' } })
})

test('an event that the shop does not use is acknowledged but not stored', async () => {
  const before = await stored()
  const body = eventBody('pi_1', { type: 'payment_intent.created' })
  expect(await recordEvent(body, signed(body))).toEqual({ ok: true, value: { stored: false } })
  expect(await stored()).toEqual(before)
})

test('if the job cannot be queued, the event is not stored either, and the next delivery succeeds', async () => {
  const body = eventBody(await knownSession())
  await db.$executeRaw`alter function graphile_worker.add_job rename to add_job_away`
  await expect(recordEvent(body, signed(body))).rejects.toThrow()
  await db.$executeRaw`alter function graphile_worker.add_job_away rename to add_job`
  expect(await recordEvent(body, signed(body))).toEqual({ ok: true, value: { stored: true } })
})
