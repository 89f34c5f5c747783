import { beforeEach, expect, test, vi } from 'vitest'
import { columnsOf } from '../certificates/lifecycle/places'
import { placed } from '../certificates/testing/place'
import { db } from '../db/client'
import { orderSomething, type Placed, STAFF, traces } from '../orders/testing/shop'
import { applyStripeEvent } from '../payments/apply-event'
import { settlePayment } from '../payments/settle-payment'
import { stripe } from '../stripe/client'
import { recordEvent } from '../stripe/record-event'
import { refundOrder } from './request/refund-order'
import { sendRefund } from './sending/send-refund'
import { sweepRefunds } from './sending/sweep-refunds'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { onDelivery, operate, stripeLedger } = await vi.hoisted(() => import('../stripe/testing/simulator'))

beforeEach(async () => {
  onDelivery(async (body, signature) => {
    const recorded = await recordEvent(body, signature)
    const { id }: { id: string } = JSON.parse(body)
    if (recorded.ok) await applyStripeEvent(id)
    return recorded.ok ? 200 : 400
  })
  await operate('clear-faults')
  await operate('webhooks', { mode: 'drop' })
})

async function paid(): Promise<Placed> {
  const placed = await orderSomething()
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  return placed
}

const refundIds = async (orderId: string) => (await db.refund.findMany({ where: { orderId }, select: { id: true } })).map(({ id }) => id)

const REFUNDED = { status: 'refunded', charges: 1, refunds: 1, certificates: 1, mails: ['order_received', 'refund_made', 'set_up'] }

test('when two members of staff refund at once and the job runs five times, the money is refunded once', async () => {
  const { orderId } = await paid()
  const before = (await stripeLedger()).refunds.length
  const asked = await Promise.all([1, 2].map(() => refundOrder(STAFF, orderId, { reason: 'Bought by mistake' })))
  expect(asked.filter((each) => each.ok)).toHaveLength(1)
  const [id = ''] = await refundIds(orderId)
  await Promise.all(Array.from({ length: 5 }, () => sendRefund(id)))
  expect((await stripeLedger()).refunds.slice(0, -before || undefined)).toMatchObject([{ amount: 1900, status: 'succeeded' }])
  expect(await traces(orderId)).toEqual(REFUNDED)
  expect(await db.certificate.findFirst({ where: { orderId } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
  expect(await refundOrder(STAFF, orderId, { reason: 'Once more' })).toEqual({ ok: false, error: { code: 'nothing-to-refund' } })
})

test('a refunded certificate can no longer be set up, and staff are told to claim its price back from Enom', async () => {
  const { orderId } = await paid()
  await db.certificate.updateMany({ where: { orderId }, data: { ...placed('setup'), enomCertId: 4711 } })
  await refundOrder(STAFF, orderId, { reason: 'Changed my mind' })
  const [id = ''] = await refundIds(orderId)
  await sendRefund(id)
  expect(await db.certificate.findFirst({ where: { orderId } })).toMatchObject({
    ...columnsOf('closed:refunded_to_buyer'),
    enomCertId: 4711,
  })
  expect(await db.mail.count({ where: { orderId, kind: 'staff_alert' } })).toBe(1)
})

test('a refund whose response was lost is looked up instead of being made again', async () => {
  const { orderId } = await paid()
  const before = (await stripeLedger()).refunds.length
  await refundOrder(STAFF, orderId, { reason: 'Bought by mistake' })
  const [id = ''] = await refundIds(orderId)
  // Stripe carries out the call and the SDK's own retries, but their responses are lost.
  await operate('fault', { path: '/v1/refunds', method: 'POST', kind: 'commit_then_drop', times: 5 })
  await expect(sendRefund(id)).rejects.toThrow('connection')
  await operate('clear-faults')
  // Stripe forgets keys after a while. Then only the look-up can find the refund.
  await db.refund.update({ where: { id }, data: { idempotencyKey: `forgotten:${id}` } })
  await sendRefund(id)
  expect((await stripeLedger()).refunds).toHaveLength(before + 1)
  expect(await traces(orderId)).toEqual(REFUNDED)
})

test('staff are alerted about a refund that Stripe refuses permanently, and can request it again', async () => {
  const { orderId } = await paid()
  await refundOrder(STAFF, orderId, { reason: 'Bought by mistake' })
  const [id = ''] = await refundIds(orderId)
  await db.refund.update({ where: { id }, data: { amount: 190_000 } })
  await sendRefund(id)
  expect(await traces(orderId)).toMatchObject({ status: 'paid', mails: ['order_received', 'set_up', 'staff_alert'] })
  expect(await refundOrder(STAFF, orderId, { reason: 'Again' })).toEqual({ ok: true, value: undefined })
})

test('staff are alerted about a refund that the bank returns later, and the order is left for staff to review', async () => {
  await operate('webhooks', { mode: 'deliver' })
  const { orderId } = await paid()
  await refundOrder(STAFF, orderId, { reason: 'Bought by mistake' })
  const [id = ''] = await refundIds(orderId)
  await sendRefund(id)
  const { stripeId } = await db.refund.findUniqueOrThrow({ where: { id } })
  await operate('fail-refund', { refund: stripeId })
  await operate('deliver')
  expect(await traces(orderId)).toMatchObject({ status: 'needs_review', mails: expect.arrayContaining(['staff_alert']) })
  expect(await db.refund.findUnique({ where: { id } })).toMatchObject({ status: 'failed' })
})

test('a refund made in Stripe’s dashboard appears in our records and cancels what was not bought yet', async () => {
  const { orderId } = await paid()
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  await operate('webhooks', { mode: 'deliver' })
  await stripe.refunds.create({ payment_intent: String(stripeId) })
  await operate('deliver')
  expect(await traces(orderId)).toMatchObject({ status: 'refunded', charges: 1, refunds: 1 })
  expect(await db.certificate.findFirst({ where: { orderId } })).toMatchObject({ ...columnsOf('closed:not_purchased') })
})

test('money paid twice for one order is refunded once', async () => {
  const { orderId, session } = await paid()
  const second = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 1900, product_data: { name: 'RapidSSL' } } }],
    success_url: 'http://shop.test/',
  })
  await db.paymentSession.create({
    data: { orderId, idempotencyKey: `second:${session}`, stripeSessionId: second.id, status: 'open', amount: 1900, currency: 'USD' },
  })
  await operate('pay', { session: second.id })
  await settlePayment(second.id)
  await settlePayment(second.id)
  for (const id of await refundIds(orderId)) await sendRefund(id)
  expect(await traces(orderId)).toMatchObject({ status: 'paid', charges: 2, refunds: 1, certificates: 1 })
})

test('the sweep sends a refund whose job was lost', async () => {
  const { orderId } = await paid()
  await refundOrder(STAFF, orderId, { reason: 'Bought by mistake' })
  await db.$executeRaw`select graphile_worker.remove_job(key) from graphile_worker.jobs where task_identifier = 'order.send_refund' and key is not null`
  await db.refund.updateMany({ where: { orderId }, data: { createdAt: new Date(Date.now() - 3_600_000) } })
  await sweepRefunds()
  const [id = ''] = await refundIds(orderId)
  const jobs = await db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where key = ${`order.send_refund:${id}`}`
  expect(jobs).toHaveLength(1)
})

test('only staff can refund', async () => {
  const { orderId, buyer } = await paid()
  expect(await refundOrder(buyer, orderId, { reason: 'I want it' })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await refundIds(orderId)).toEqual([])
})
