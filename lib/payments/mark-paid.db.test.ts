import { expect, test, vi } from 'vitest'
import { placed } from '../certificates/testing/place'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { issueMissing } from '../invoices/issue-missing'
import { saveSeller } from '../invoices/save-seller'
import { saveLegalText } from '../legal/save-text'
import { orderFor } from '../orders/staff/order-for'
import { orderSomething, STAFF, sell } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { allocate } from '../refunds/allocation/allocate'
import { getCertificateRefund } from '../refunds/get-certificate-refund'
import { refundCertificate } from '../refunds/request/refund-certificate'
import { refundOrder } from '../refunds/request/refund-order'
import { conclude } from '../refunds/sending/apply-refund'
import { recordByHand } from '../refunds/sending/record-by-hand'
import { sendRefund } from '../refunds/sending/send-refund'
import { sweepRefunds } from '../refunds/sending/sweep-refunds'
import { takeBackRecord } from '../refunds/sending/take-back-record'
import { stripe } from '../stripe/client'
import { operate, stripeLedger } from '../stripe/testing/simulator'
import { cancelOrder } from './cancel-order'
import { markPaid } from './mark-paid'
import { startPayment } from './start-payment'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
await vi.hoisted(() => import('../stripe/testing/simulator'))

const byBank = { paidBy: 'bank_transfer', reference: 'TRX 1', reason: 'Paid by bank' } as const
const statusOf = async (id: string) => (await db.order.findUniqueOrThrow({ where: { id } })).status

test('A15: when two members of staff mark an order as paid, it is paid once, its certificates are created and its page at Stripe is closed', async () => {
  const { orderId, buyer, session } = await orderSomething(2)
  expect(await markPaid(buyer, orderId, byBank)).toEqual({ ok: false, error: { code: 'not-found' } })
  const both = await Promise.all([markPaid(STAFF, orderId, byBank), markPaid(STAFF, orderId, byBank)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, error: { code: 'not-unpaid' } })
  expect(await db.charge.findMany({ where: { orderId } })).toMatchObject([
    { stripeId: null, paidBy: 'bank_transfer', reference: 'TRX 1', amount: 3800 },
  ])
  expect(await db.certificate.count({ where: { orderId } })).toBe(2)
  expect((await stripe.checkout.sessions.retrieve(session)).status).toBe('expired')
  const event = await db.orderEvent.findFirstOrThrow({ where: { orderId, kind: 'order.paid' } })
  expect(event).toMatchObject({ actor: `staff:${STAFF.userId}`, detail: { reason: 'Paid by bank', amount: 3800 } })
  expect((await getOrder(buyer, orderId))?.money).toMatchObject([{ kind: 'charge', reason: 'Bank transfer: TRX 1' }])
})

test('A15: an order that has just been paid at Stripe is not also marked as paid', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  expect(await markPaid(STAFF, orderId, byBank)).toEqual({ ok: false, error: { code: 'not-unpaid' } })
  expect(await db.charge.findMany({ where: { orderId } })).toMatchObject([{ paidBy: null }])
})

test('A15: nothing is recorded until Stripe confirms that the page is closed; a cancelled order stays unpaid', async () => {
  const { orderId, buyer, session } = await orderSomething()
  await operate('fault', { path: `/v1/checkout/sessions/${session}`, kind: 'drop', times: 100 })
  expect(await markPaid(STAFF, orderId, byBank)).toEqual({ ok: false, error: { code: 'not-closed' } })
  await operate('clear-faults')
  expect(await statusOf(orderId)).toBe('awaiting_payment')
  expect((await cancelOrder(buyer, orderId)).ok).toBe(true)
  expect(await markPaid(STAFF, orderId, byBank)).toEqual({ ok: false, error: { code: 'not-unpaid' } })
})

test('A15: the refund of a bank transfer is never sent to Stripe; staff pay it back and record that once', async () => {
  const { orderId, buyer } = await orderSomething()
  expect((await markPaid(STAFF, orderId, byBank)).ok).toBe(true)
  const before = (await stripeLedger()).refunds.length
  expect((await refundOrder(STAFF, orderId, { reason: 'Changed their mind' })).ok).toBe(true)
  const { id } = await db.refund.findFirstOrThrow({ where: { orderId } })
  await db.refund.update({ where: { id }, data: { createdAt: new Date(0) } })
  await sweepRefunds()
  await sendRefund(id)
  const jobs = await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`order.send_refund:${id}`}`
  expect(jobs).toEqual([])
  expect((await stripeLedger()).refunds).toHaveLength(before)
  expect((await getOrder(STAFF, orderId))?.money.at(-1)).toMatchObject({ kind: 'refund', status: 'pending', isByHand: true })

  expect(await recordByHand(buyer, id, { reference: 'TRX 2' })).toEqual({ ok: false, error: { code: 'not-found' } })
  const both = await Promise.all([recordByHand(STAFF, id, { reference: 'TRX 2' }), recordByHand(STAFF, id, { reference: 'TRX 2' })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, error: { code: 'already-recorded' } })
  expect(await statusOf(orderId)).toBe('refunded')
  expect(await db.mail.count({ where: { orderId, kind: 'refund_made' } })).toBe(1)

  // The refund was recorded by mistake: the money was not sent.
  await saveSeller(STAFF, { name: 'Shop', address: 'Quay 1', email: 'a@b.example', taxNumber: '', taxNote: 'No tax.', keepYears: 10 })
  // The credit note is created once the invoice exists.
  await issueMissing(orderId)
  await issueMissing(orderId)
  const mistake = { reason: 'Wrong order' }
  expect(await takeBackRecord({ ...STAFF, role: 'support' }, id, mistake)).toEqual({ ok: false, error: { code: 'not-found' } })
  const taken = await Promise.all([takeBackRecord(STAFF, id, mistake), takeBackRecord(STAFF, id, mistake)])
  expect(taken).toContainEqual({ ok: true })
  expect(taken).toContainEqual({ ok: false, error: { code: 'not-recorded' } })
  expect(await statusOf(orderId)).toBe('needs_review')
  expect(await db.refund.findUnique({ where: { id } })).toMatchObject({ status: 'failed', isOwed: true })
  expect(await db.mail.count({ where: { orderId, kind: 'refund_taken_back' } })).toBe(1)
  await issueMissing(orderId)
  const documents = await db.invoice.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
  expect(documents.map(({ kind, total }) => [kind, total])).toEqual([
    ['invoice', 1900],
    ['credit_note', 1900],
    ['invoice', 1900],
  ])
  expect((await refundOrder(STAFF, orderId, { reason: 'Changed their mind' })).ok).toBe(true)
  expect((await stripeLedger()).refunds).toHaveLength(before)
  const paidByCard = await db.charge.create({ data: { orderId, stripeId: 'pi_card', amount: 1900, currency: 'USD' } })
  const made = { orderId, chargeId: paidByCard.id, amount: 1900, currency: 'USD', stripeId: 're_card', actor: 'x' } as const
  const sent = await db.refund.create({ data: { ...made, cause: 'staff', status: 'succeeded', idempotencyKey: 'card' } })
  expect(await takeBackRecord(STAFF, sent.id, mistake)).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('A15: an order given away counts as paid with nothing, so nothing can be refunded and nothing is owed for it', async () => {
  const { orderId } = await orderSomething()
  expect((await markPaid(STAFF, orderId, { ...byBank, paidBy: 'free' })).ok).toBe(true)
  expect(await statusOf(orderId)).toBe('paid')
  expect(await db.charge.findMany({ where: { orderId } })).toMatchObject([{ amount: 0, paidBy: 'free' }])
  expect(await refundOrder(STAFF, orderId, { reason: 'x' })).toEqual({ ok: false, error: { code: 'nothing-to-refund' } })
  const money = { orderId, amount: 1900, currency: 'USD', createdAt: new Date() }
  const late = await db.charge.create({ data: { ...money, stripeId: 'pi_late' } })
  const refund = await db.refund.create({
    data: { ...money, chargeId: late.id, cause: 'double_payment', status: 'succeeded', actor: 'system', idempotencyKey: 'late' },
  })
  await inTransaction(async (tx) => {
    await allocate(tx, refund, 'payment')
    await conclude(tx, refund)
  })
  expect([await statusOf(orderId), await db.refundAllocation.count({ where: { refundId: refund.id } })]).toEqual(['paid', 0])
  for (const place of ['setup', 'closed:refunded_by_supplier'] as const)
    await db.certificate.updateMany({ where: { orderId }, data: placed(place) })
  expect((await getOrder(STAFF, orderId))?.certificates[0]?.ended).toBeNull()
})

test('a certificate that was given away and can’t be bought is cancelled without a refund', async () => {
  const { orderId } = await orderSomething()
  expect((await markPaid(STAFF, orderId, { ...byBank, paidBy: 'free' })).ok).toBe(true)
  const { id } = await db.certificate.findFirstOrThrow({ where: { orderId } })
  expect(await getCertificateRefund(STAFF, id)).toMatchObject({ money: { amount: 0 }, state: 'possible' })
  expect(await refundCertificate(STAFF, id, { reason: 'Enom refuses it' })).toEqual({ ok: true })
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ closedReason: 'not_purchased' })
  expect([await db.refund.count({ where: { orderId } }), await statusOf(orderId)]).toEqual([0, 'paid'])
  expect(await getCertificateRefund(STAFF, id)).toBeNull()
  expect(await refundCertificate(STAFF, id, { reason: 'again' })).toMatchObject({ ok: false })
})

test('staff order for a buyer who calls: the buyer gets a payment link, and the order can be paid or marked as paid', async () => {
  const { choiceId } = await sell()
  const wanted = [{ choiceId, quantity: 2 }]
  const email = 'caller@shop.example'
  expect(await orderFor({ ...STAFF, role: 'readonly' }, { email, country: 'GB', wanted })).toMatchObject({ error: { code: 'not-found' } })
  expect(await orderFor(STAFF, { email: 'caller@', country: 'GB', wanted })).toMatchObject({ error: { code: 'not-an-email' } })
  expect(await orderFor(STAFF, { email, country: 'GB', wanted: [] })).toEqual({ ok: false, error: { code: 'empty' } })
  await saveLegalText(STAFF, { page: 'terms', text: 'Pay first.' })
  const placed = await orderFor(STAFF, { email, country: 'GB', wanted, language: 'es' })
  expect(await db.user.findFirstOrThrow({ where: { email } })).toMatchObject({ language: 'es' })
  const orderId = placed.ok ? placed.value.orderId : ''
  expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
    email,
    total: 3800,
    status: 'awaiting_payment',
    // The buyer has not agreed to the terms yet.
    termsVersion: null,
  })
  expect(await db.mail.findFirstOrThrow({ where: { orderId, kind: 'payment_link' } })).toMatchObject({ to: email })
  expect((await startPayment(orderId)).ok).toBe(true)
  expect((await markPaid(STAFF, orderId, byBank)).ok).toBe(true)
  expect(await statusOf(orderId)).toBe('paid')
})
