import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { placed } from '../certificates/testing/place'
import { HOUR, now, setClock } from '../clock'
import { db } from '../db/client'
import { orderSomething, STAFF } from '../orders/testing/shop'
import { settlePayment } from '../payments/settle-payment'
import { refundOrder } from '../refunds/request/refund-order'
import { stripe } from '../stripe/client'
import { sweepAll } from './sweep-all'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

beforeAll(async () => {
  await operate('webhooks', { mode: 'drop' })
  await db.shopSettings.create({ data: { id: 1, refundUnboughtAfter: 1 } })
  await db.$executeRaw`create sequence writes`
  await db.$executeRaw`
    create function fail_once() returns trigger language plpgsql as $$
    begin
      if nextval('writes') = 1 then raise exception 'out of order'; end if;
      return new;
    end $$`
})

let fix = async () => {}
afterEach(async () => {
  await fix()
  fix = async () => {}
})

/**
 * Makes the next write of this kind fail, whichever row it affects. A sequence counts the writes, because sequences are not rolled back.
 */
async function failOnce(write: 'insert' | 'update', table: 'Refund' | 'StripeEvent'): Promise<void> {
  await db.$executeRaw`alter sequence writes restart`
  await db.$executeRawUnsafe(`create trigger fails_once before ${write} on "${table}" for each row execute function fail_once()`)
  fix = async () => void (await db.$executeRawUnsafe(`drop trigger fails_once on "${table}"`))
}

/** Creates a paid order with one certificate. */
async function paid() {
  const placed = await orderSomething()
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  const certificate = await db.certificate.findFirstOrThrow({ where: { orderId: placed.orderId } })
  return { ...placed, certificateId: certificate.id }
}

/** Creates a certificate that the automatic refund rule refunds at the next sweep. */
async function refused(): Promise<string> {
  const { certificateId } = await paid()
  await db.certificate.update({ where: { id: certificateId }, data: { ...placed('purchase:supplier_refused'), statusSince: now() } })
  return certificateId
}

/** Creates a refund that was requested but never sent, because its job is missing. */
async function unsent(): Promise<string> {
  const { orderId } = await paid()
  await refundOrder(STAFF, orderId, { reason: 'Bought by mistake' })
  const { id } = await db.refund.findFirstOrThrow({ where: { orderId } })
  await db.$executeRaw`select graphile_worker.remove_job(${`order.send_refund:${id}`})`
  return id
}

/** Creates a stored Stripe event whose job is missing. */
async function unapplied(): Promise<string> {
  const { session } = await orderSomething()
  const id = `evt_${session}`
  await db.stripeEvent.create({
    data: { id, type: 'checkout.session.completed', objectId: session, livemode: false, payload: {}, receivedAt: now() },
  })
  return id
}

async function sweepLater(): Promise<void> {
  const putBack = setClock(() => new Date(Date.now() + 2 * HOUR))
  try {
    await sweepAll()
  } finally {
    putBack()
  }
}

const isAsked = async (certificateId: string) => (await db.refundAllocation.count({ where: { certificateId } })) === 1
const hasJob = async (key: string) => (await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${key}`).length === 1

test('if the refund rule cannot be read, refunds and events are still processed', async () => {
  const [refund, event] = [await unsent(), await unapplied()]
  await db.$executeRaw`alter table "ShopSettings" rename to "Elsewhere"`
  fix = async () => void (await db.$executeRaw`alter table "Elsewhere" rename to "ShopSettings"`)
  await sweepLater()
  expect([await hasJob(`order.send_refund:${refund}`), await hasJob(`stripe.apply_event:${event}`)]).toEqual([true, true])
})

test('if refunds cannot be read, events are still applied', async () => {
  const event = await unapplied()
  await db.$executeRaw`alter table "Refund" rename column "sweptAt" to "elsewhere"`
  fix = async () => void (await db.$executeRaw`alter table "Refund" rename column "elsewhere" to "sweptAt"`)
  await sweepLater()
  expect(await hasJob(`stripe.apply_event:${event}`)).toBe(true)
})

test('a refund made in Stripe’s dashboard without a webhook is found by the sweep', async () => {
  const { orderId } = await paid()
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  await stripe.refunds.create({ payment_intent: String(stripeId) })
  await db.stripeList.deleteMany()
  await sweepLater()
  const [event] = await db.stripeEvent.findMany({ where: { type: 'refund.created' }, orderBy: { receivedAt: 'desc' } })
  expect(await hasJob(`stripe.apply_event:${event?.id}`)).toBe(true)
})

test('one certificate that cannot be refunded does not block the others, and is refunded at the next sweep', async () => {
  const all = [await refused(), await refused(), await refused()]
  await failOnce('insert', 'Refund')
  await sweepLater()
  expect((await Promise.all(all.map(isAsked))).filter(Boolean)).toHaveLength(2)
  await sweepLater()
  expect(await Promise.all(all.map(isAsked))).toEqual([true, true, true])
})

test('one refund that cannot be sent again does not block the others', async () => {
  const [first, second] = [await unsent(), await unsent()]
  await failOnce('update', 'Refund')
  await sweepLater()
  expect([await hasJob(`order.send_refund:${first}`), await hasJob(`order.send_refund:${second}`)]).toEqual([false, true])
})

test('one event that cannot be queued does not block the others', async () => {
  const [first, second] = [await unapplied(), await unapplied()]
  await failOnce('update', 'StripeEvent')
  await sweepLater()
  expect([await hasJob(`stripe.apply_event:${first}`), await hasJob(`stripe.apply_event:${second}`)]).toEqual([false, true])
})
