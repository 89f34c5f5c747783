import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, expect, test, vi } from 'vitest'
import { setClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { inBatches, orderMany } from '@/lib/orders/testing/shop'
import { applyStripeEvent } from '@/lib/payments/apply-event'
import { stripe } from '@/lib/stripe/client'
import { recordEvent } from '@/lib/stripe/record-event'
import { times } from '@/scripts/test/test-size'
import { readPayment } from './read-payment'

// Must come before every other import: settings are read at import time and must point to this Stripe simulator.
const { onDelivery, operate } = await vi.hoisted(() => import('@/lib/stripe/testing/simulator'))

afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
})

/** Returns a barrier that blocks each caller until `parties` callers have arrived. */
function barrier(parties: number): () => Promise<void> {
  let arrived = 0
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  return () => {
    arrived += 1
    if (arrived === parties) letGo()
    return gate
  }
}

const ORDERS = times({ usual: 30, thorough: 200 })

test('A3: the return page and the webhook arrive at the same instant, order after order: each order is fulfilled once, and every buyer sees it as paid', async () => {
  const events: string[] = []
  onDelivery(async (body, signature) => {
    const recorded = await recordEvent(body, signature)
    const { id, type }: { id: string; type: string } = JSON.parse(body)
    if (type === 'checkout.session.completed') events.push(id)
    return recorded.ok ? 200 : 500
  })
  const orders = await orderMany(ORDERS)
  await operate('webhooks', { mode: 'hold' })
  await inBatches(orders, 8, ({ session }) => operate('pay', { session }))
  await operate('deliver')
  expect(events).toHaveLength(ORDERS)
  const eventOf = new Map((await db.stripeEvent.findMany()).map(({ id, objectId }) => [objectId, id]))

  // The return page and the webhook have both read the payment from Stripe, and neither has recorded it. The barrier releases them in
  // pairs.
  const meeting = new AsyncLocalStorage<() => Promise<void>>()
  let met = 0
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== 'settle.before_commit') return
    met += 1
    await meeting.getStore()?.()
  }
  const seen = await inBatches(orders, 2, ({ session }) =>
    meeting.run(barrier(2), async () => {
      const [view] = await Promise.all([readPayment(session), applyStripeEvent(eventOf.get(session) ?? '')])
      return view?.state
    }),
  )
  expect(met).toBe(2 * ORDERS)
  expect(seen.every((state) => state === 'paid')).toBe(true)
  // Exactly one of each per order: as many rows as orders, and no order twice.
  for (const rows of [
    await db.charge.findMany({ select: { orderId: true } }),
    await db.certificate.findMany({ select: { orderId: true } }),
    await db.mail.findMany({ where: { kind: 'order_received' }, select: { orderId: true } }),
    await db.mail.findMany({ where: { kind: 'set_up' }, select: { orderId: true } }),
  ]) {
    expect(rows).toHaveLength(ORDERS)
    expect(new Set(rows.map(({ orderId }) => orderId)).size).toBe(ORDERS)
  }
  expect(await db.mail.count()).toBe(2 * ORDERS)
}, 180_000)

test('while Stripe doesn’t report the status of an open payment page, no buyer is told they have not paid', async () => {
  const [paid, unpaid] = await orderMany(2)
  await operate('webhooks', { mode: 'drop' })
  const stateOf = async (order: typeof paid) => (await readPayment(order?.session ?? ''))?.state
  await operate('pay', { session: paid?.session })
  for (const order of [paid, unpaid]) await operate('fault', { path: `/v1/checkout/sessions/${order?.session}`, kind: 'drop', times: 100 })
  expect([await stateOf(paid), await stateOf(unpaid)]).toEqual(['unread', 'unread'])
  await operate('clear-faults')
  expect([await stateOf(paid), await stateOf(unpaid)]).toEqual(['paid', 'unfinished'])
})

/** Returns how often Stripe is called while `work` runs. */
async function callsDuring(work: () => Promise<unknown>): Promise<number> {
  let calls = 0
  const count = () => {
    calls += 1
  }
  stripe.on('request', count)
  await work()
  stripe.off('request', count)
  return calls
}

test('a thousand made-up payment page ids cause no call to Stripe', async () => {
  const answers: unknown[] = []
  const calls = await callsDuring(async () => {
    for (let i = 0; i < 1000; i++) answers.push(await readPayment(`cs_test_x${i}`))
  })
  expect(calls).toBe(0)
  expect(answers.every((answer) => answer === null)).toBe(true)
})

test('an open payment page is read from Stripe a few times and then at most once every five seconds, however often its buyer reloads', async () => {
  const [order] = await orderMany(1)
  const begun = Date.now()
  let seconds = 0
  const putBack = setClock(() => new Date(begun + seconds * 1000))
  const calls = await callsDuring(async () => {
    for (; seconds < 60; seconds += 2) await Promise.all([readPayment(order?.session ?? ''), readPayment(order?.session ?? '')])
  })
  putBack()
  expect(calls).toBeGreaterThanOrEqual(12)
  expect(calls).toBeLessThanOrEqual(20)
})
