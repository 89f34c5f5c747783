import { afterAll, beforeEach, expect, test, vi } from 'vitest'

// The settings are read at import, so the simulated Stripe and Enom servers must start first.
const { onDelivery, operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))
const enom = await vi.hoisted(async () => {
  const [{ startEnomSimulator }, { mkdtempSync }, { tmpdir }] = await Promise.all([
    import('../enom/simulator/start'),
    import('node:fs'),
    import('node:os'),
  ])
  const started = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(`${tmpdir()}/enom-`) })
  process.env.ENOM_TEST_URL = `${started.url}/interface.asp`
  return started
})

import { cancelDisputed } from '../certificates/ending/cancel-disputed'
import { activate } from '../certificates/purchase/activate'
import { declareNotPurchased } from '../certificates/purchase/declare-not-purchased'
import { retryPurchase } from '../certificates/purchase/retry'
import { resumeHeld } from '../certificates/sweeps/resume-held'
import { leaveOutcomeUnknown, must, openShop, placeNow, runPurchaseQueue } from '../certificates/testing/shop'
import { HOUR, MINUTE, now, setClock } from '../clock'
import { db } from '../db/client'
import type { Activation } from '../db/generated/enums'
import { orderSomething, STAFF } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { settlePayment } from '../payments/settle-payment'
import { applyDelivery } from '../payments/testing/apply-delivery'
import { refundCertificate } from '../refunds/request/refund-certificate'
import { refundOrder } from '../refunds/request/refund-order'
import { runAutoRefunds } from '../refunds/rule/auto-refund'
import { saveShopSettings } from '../refunds/rule/shop-settings'
import { intents, park, send, wentBack } from '../refunds/testing/refunds'
import { openDispute } from './open-dispute'

const { accountId } = await openShop()
const soldAtEnom = () => enom.state.certificates().length
const setBalance = (cents: number) => enom.operate('set-account', { loginId: 'keelmark', balance: cents })

beforeEach(async () => {
  onDelivery(applyDelivery)
  await operate('webhooks', { mode: 'hold' })
  await setBalance(0)
})
afterAll(() => enom.close())

/** Places and pays for an order. None of its certificates has been bought yet. */
async function paid(quantity = 1, activation: Activation = 'automatic') {
  const placed = await orderSomething(quantity)
  await db.orderItem.updateMany({ where: { orderId: placed.orderId }, data: { activation } })
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  const certificates = await db.certificate.findMany({ where: { orderId: placed.orderId }, orderBy: { id: 'asc' } })
  return { ...placed, ids: certificates.map(({ id }) => id), id: certificates[0]?.id ?? '' }
}

/** Has the buyer dispute the payment with their bank, and Stripe report the dispute. */
async function dispute({ session }: { session: string }): Promise<void> {
  await operate('dispute', { session })
  await operate('deliver')
}

/** Refills the balance at Enom, so that everything waiting for it continues. */
async function refill(): Promise<void> {
  await setBalance(500_000)
  await resumeHeld()
  await runPurchaseQueue('rapidssl')
}

async function statuses(ids: readonly string[]) {
  const rows = await db.certificate.groupBy({ by: ['hold', 'problemText'], where: { id: { in: [...ids] } }, _count: true })
  return rows.map(({ hold, problemText, _count }) => [hold, problemText, _count])
}

const alerts = (orderId: string) => db.mail.findMany({ where: { orderId, kind: 'staff_alert' } })

test('A14: a purchase on hold for lack of funds is not made after a refill while the payment is disputed, until staff decide', async () => {
  const order = await paid(10)
  await runPurchaseQueue('rapidssl')
  expect(await statuses(order.ids)).toEqual([['insufficient_funds', expect.stringContaining('balance'), 10]])
  const before = soldAtEnom()
  await dispute(order)
  const held = ['payment_disputed', 'The payment is disputed.', 10]
  expect(await statuses(order.ids)).toEqual([held])
  await settlePayment(order.session)
  await refill()
  expect([await statuses(order.ids), soldAtEnom()]).toEqual([[held], before])
  expect(await alerts(order.orderId)).toMatchObject([{ data: { lines: expect.arrayContaining([expect.stringMatching(/^10 of its/)]) } }])

  must(await retryPurchase(STAFF, order.id))
  const { stripeId: disputeId, charge } = await db.dispute.findFirstOrThrow({
    where: { orderId: order.orderId },
    include: { charge: true },
  })
  // The dispute is reported again after the staff decision.
  await openDispute({ disputeId: disputeId ?? '', paymentIntentId: String(charge.stripeId) })
  await refill()
  expect([await placeNow(order.id), soldAtEnom()]).toEqual(['setup', before + 1])
  expect(await alerts(order.orderId)).toHaveLength(1)
})

test('A14: a purchase in progress is not interrupted, and is not repeated if nothing was bought', async () => {
  const order = await paid()
  const row = {
    kind: 'purchase' as const,
    certificateId: order.id,
    accountId,
    enomProdType: 23,
    years: 1,
    quote: 1,
    highestBefore: 0,
    inFlightKey: `${accountId}:23`,
  }
  await db.supplierOperation.create({ data: { ...row, startedAt: new Date(now().getTime() - MINUTE), leaseId: 999 } })
  await dispute(order)
  expect(await placeNow(order.id)).toBe('purchase')
  const before = soldAtEnom()
  await refill()
  expect(await statuses(order.ids)).toEqual([['payment_disputed', 'The payment is disputed.', 1]])
  expect(soldAtEnom()).toBe(before)
  const told = { certificateId: order.id, kind: 'staff_alert' } as const
  expect(await db.mail.findMany({ where: told })).toMatchObject([{ data: { subject: expect.stringContaining('is disputed') } }])
})

test('A14: a staff retry during an open dispute no longer applies once it is lost; a later decision does', async () => {
  const order = await paid()
  await dispute(order)
  must(await retryPurchase(STAFF, order.id))
  const row = {
    kind: 'purchase' as const,
    certificateId: order.id,
    accountId,
    enomProdType: 23,
    years: 1,
    quote: 1,
    highestBefore: 0,
    inFlightKey: `${accountId}:23`,
  }
  await db.supplierOperation.create({ data: { ...row, startedAt: new Date(now().getTime() - MINUTE), leaseId: 999 } })
  await operate('close-dispute', { session: order.session, outcome: 'lost' })
  await operate('deliver')
  expect(await placeNow(order.id)).toBe('purchase')
  const before = soldAtEnom()
  await refill()
  expect([await placeNow(order.id), soldAtEnom()]).toEqual(['purchase:payment_disputed', before])
  must(await retryPurchase(STAFF, order.id))
  await refill()
  expect([await placeNow(order.id), soldAtEnom()]).toEqual(['setup', before + 1])
})

test('if an order has two disputes, staff are shown the earlier deadline', async () => {
  const { orderId } = await paid()
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  for (const dueBy of [new Date('2031-01-05'), new Date('2031-01-02')])
    await openDispute({ disputeId: `du_${dueBy.toISOString()}`, paymentIntentId: String(stripeId), dueBy })
  expect(await getOrder(STAFF, orderId)).toMatchObject({ dispute: 'open', disputeDueBy: new Date('2031-01-02') })
})

test('a dispute known only from a refused refund is matched to the one that Stripe reports later', async () => {
  const { orderId, session } = await paid()
  must(await refundOrder(STAFF, orderId, { reason: 'Sorry' }))
  await operate('dispute', { session })
  await send(orderId)
  const told = async () => {
    const order = await getOrder(STAFF, orderId)
    return [order?.dispute, order?.isDisputeSuspected, await db.dispute.count({ where: { orderId } })]
  }
  expect(await told()).toEqual(['open', true, 1])
  await operate('deliver')
  expect(await told()).toEqual(['open', false, 1])
})

test('A14: the rule never refunds a disputed payment, but staff can', async () => {
  const [clear, disputed] = [await paid(), await paid()]
  for (const { id } of [clear, disputed]) await park(id, 'supplier_refused')
  await dispute(disputed)
  must(await saveShopSettings(STAFF, { refundUnboughtAfter: 1, agreedTo: 0 }))
  const turnBack = setClock(() => new Date(Date.now() + 2 * HOUR))
  try {
    await runAutoRefunds()
    expect([(await intents(clear.orderId)).length, (await intents(disputed.orderId)).length]).toEqual([1, 0])
    // The alert is about the dispute. The refund rule does not select the order.
    expect(await alerts(disputed.orderId)).toHaveLength(1)
    const reason = { reason: 'It cannot be bought' }
    // A refund that the rule had selected before the dispute was opened.
    expect(await refundCertificate({ kind: 'system' }, disputed.id, reason)).toEqual({ ok: false, error: { code: 'disputed' } })
    must(await refundCertificate(STAFF, disputed.id, reason))
  } finally {
    turnBack()
  }
  // A refund that the rule had requested but that was not sent yet.
  await dispute(clear)
  for (const order of [clear, disputed]) await send(order.orderId)
  expect(await wentBack(clear.orderId)).toEqual([])
  expect(await db.refund.findFirst({ where: { orderId: clear.orderId } })).toMatchObject({ status: 'withdrawn' })
  expect(await statuses(clear.ids)).toEqual([['refund_withdrawn', expect.stringContaining('the payment is being disputed'), 1]])
})

test.each([
  { what: 'one certificate', refund: (order: { id: string }) => refundCertificate(STAFF, order.id, { reason: 'It cannot be bought' }) },
  { what: 'its order', refund: (order: { orderId: string }) => refundOrder(STAFF, order.orderId, { reason: 'It cannot be bought' }) },
])(
  'A14: the refund of $what, which Stripe refuses because of the dispute, is left to staff, who can have the certificate bought once the dispute is won',
  async ({ refund }) => {
    const order = await paid()
    await park(order.id, 'supplier_refused')
    await dispute(order)
    must(await refund(order))
    expect(await placeNow(order.id)).toBe('closed:not_purchased')
    await send(order.orderId)
    expect(await wentBack(order.orderId)).toEqual([])
    expect(await statuses(order.ids)).toEqual([['refund_withdrawn', 'Stripe refused its refund: the payment is disputed.', 1]])
    must(await retryPurchase(STAFF, order.id))
    await refill()
    expect(await placeNow(order.id)).toBe('setup')
  },
)

test('A14: activating a certificate or declaring it not bought does not settle the dispute; the certificate waits until it is settled', async () => {
  const [byHand, unclear] = [await paid(1, 'manual'), await paid()]
  await leaveOutcomeUnknown(unclear.id, accountId, { highestBefore: 999_999_999 })
  for (const order of [byHand, unclear]) await dispute(order)
  expect([await placeNow(byHand.id), await placeNow(unclear.id)]).toEqual(['purchase:activation', 'purchase:outcome_unknown'])
  const unsent = await db.mail.count({ where: { orderId: byHand.orderId, kind: 'set_up' } })
  expect(await activate(STAFF, byHand.id)).toEqual({ ok: false, error: { code: 'disputed-payment' } })
  must(await declareNotPurchased(STAFF, unclear.id))
  const before = soldAtEnom()
  await refill()
  expect(await statuses([unclear.id])).toEqual([['payment_disputed', 'The payment is disputed.', 1]])
  expect(await placeNow(byHand.id)).toBe('purchase:activation')
  expect(await db.mail.count({ where: { orderId: byHand.orderId, kind: 'set_up' } })).toBe(unsent)
  expect(soldAtEnom()).toBe(before)
  expect([await getOrder(STAFF, unclear.orderId), await getOrder(unclear.buyer, unclear.orderId)]).toMatchObject([
    { dispute: 'open', disputeDueBy: expect.any(Date) },
    { dispute: 'open', disputeDueBy: null },
  ])
})

test('staff can end an unbought certificate once its dispute is lost, but not while it is being bought or if it is not disputed', async () => {
  const order = await paid()
  await park(order.id, 'supplier_refused')
  const gone = { ok: false, error: { code: 'not-found' } }
  expect(await cancelDisputed(STAFF, order.id)).toEqual(gone)
  await dispute(order)
  expect(await cancelDisputed(order.buyer, order.id)).toEqual(gone)
  must(await retryPurchase(STAFF, order.id))
  expect(await cancelDisputed(STAFF, order.id)).toEqual({ ok: false, error: { code: 'moved-meanwhile' } })
  await park(order.id, 'supplier_refused')
  must(await cancelDisputed(STAFF, order.id))
  expect(await placeNow(order.id)).toBe('closed:not_purchased')
  expect(await intents(order.orderId)).toEqual([])
})
