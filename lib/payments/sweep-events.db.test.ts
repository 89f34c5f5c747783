import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOUR, MINUTE, now, setClock } from '../clock'
import { db } from '../db/client'
import { orderSomething } from '../orders/testing/shop'
import { applyStripeEvent } from './apply-event'
import { sweepEvents } from './sweep-events'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

let turnBack = () => {}
beforeEach(() => operate('webhooks', { mode: 'drop' }))
afterEach(() => turnBack())

/** Stores a newly arrived event that can never be applied, because it refers to a payment page that neither Stripe nor the shop knows. */
async function strangeEvent(id: string, objectId = `cs_test_${id}`): Promise<string> {
  await db.stripeEvent.create({
    data: { id, type: 'checkout.session.completed', objectId, livemode: false, payload: {}, receivedAt: now() },
  })
  return id
}

/** Sweeps this long from now and runs the queued jobs. Returns the number of queued events. */
async function sweepAt(milliseconds: number): Promise<number> {
  turnBack()
  turnBack = setClock(() => new Date(Date.now() + milliseconds))
  await sweepEvents()
  const jobs = await db.$queryRaw<{ key: string }[]>`
    select graphile_worker.remove_job(key), key from graphile_worker.jobs where task_identifier = 'stripe.apply_event'`
  for (const { key } of jobs) await applyStripeEvent(key.replace('stripe.apply_event:', '')).catch(() => undefined)
  return jobs.length
}

const alertsAbout = (id: string) => db.mail.findMany({ where: { onceKey: `staff_alert:event_waits:${id}` } })

test('an event that can never be applied is reported to staff once, after six hours, and is still retried', async () => {
  const id = await strangeEvent('evt_strange')
  expect(await sweepAt(20 * MINUTE)).toBe(1)
  expect(await sweepAt(5 * HOUR)).toBe(1)
  expect(await alertsAbout(id)).toEqual([])
  for (const hours of [7, 8, 30]) expect(await sweepAt(hours * HOUR)).toBe(1)
  expect(await alertsAbout(id)).toMatchObject([{ kind: 'staff_alert', orderId: null, data: { path: '/admin' } }])
  expect(await db.stripeEvent.findUnique({ where: { id } })).toMatchObject({ appliedAt: null })
  await db.stripeEvent.delete({ where: { id } })
})

test('the alert links to the order that the event concerns', async () => {
  const { orderId, session } = await orderSomething()
  const id = await strangeEvent('evt_of_an_order', session)
  await operate('fault', { path: `/v1/checkout/sessions/${session}`, method: 'GET', kind: 'error', times: 100 })
  await sweepAt(7 * HOUR)
  expect(await alertsAbout(id)).toMatchObject([{ orderId, data: { path: `/admin/orders/${orderId}` } }])
  await operate('clear-faults')
  await sweepAt(8 * HOUR)
  expect(await db.stripeEvent.findUnique({ where: { id } })).toMatchObject({ appliedAt: expect.any(Date) })
})
