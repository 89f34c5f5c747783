import { beforeAll, expect, test, vi } from 'vitest'
import { DAY, later, setClock } from '../../clock'
import { db } from '../../db/client'
import { orderSomething, STAFF } from '../../orders/testing/shop'
import { settlePayment } from '../../payments/settle-payment'
import { refundOrder } from '../../refunds/request/refund-order'
import { sendRefund } from '../../refunds/sending/send-refund'
import { getNeeds } from '../overview/needs'
import { listPayoutDifferences, listPayouts } from './queries'
import { reconcilePayouts } from './reconcile'
import { settleDifference } from './settle-difference'
import { startReconciling } from './start-reconciling'
import { adviceText, differenceText } from './text'

// Must come before every other import, because the settings must point to this Stripe simulator when they are read.
const { operate } = await vi.hoisted(() => import('../../stripe/testing/simulator'))

const READER = { ...STAFF, role: 'readonly' } as const
const FINANCE = { ...STAFF, role: 'finance' } as const
const BUYER = { kind: 'client', userId: STAFF.userId } as const

async function paid(): Promise<{ orderId: string; intent: string }> {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  await settlePayment(session)
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  return { orderId, intent: stripeId ?? '' }
}

/** Lets three weeks pass, both at Stripe and in the shop, and makes Stripe pay out. */
async function payOutLater(days: number): Promise<void> {
  await operate('advance-clock', { seconds: (days * DAY) / 1000 })
  await operate('payout')
}

const open = async () => (await listPayoutDifferences(READER)).rows.map(({ kind, about }) => `${kind} ${about}`).sort()

beforeAll(() => operate('webhooks', { mode: 'drop' }))

test('a matching payout is stored with its fees; each planted difference is listed, reported once, and settled or closed automatically', async () => {
  const [first, refunded] = [await paid(), await paid()]
  await refundOrder(STAFF, refunded.orderId, { reason: 'Changed my mind' })
  const { id: refundId } = await db.refund.findFirstOrThrow({ where: { orderId: refunded.orderId } })
  await sendRefund(refundId)
  await operate('payout')
  await reconcilePayouts()
  expect(await open()).toEqual([])
  const fee = Math.round(1900 * 0.029) + 30
  const { rows } = await listPayouts(READER)
  expect(rows).toMatchObject([{ money: { amount: 1900 - 2 * fee, currency: 'USD' }, movements: 3, fees: 2 * fee }])

  const [dear, foreign, kept] = [await paid(), await paid(), await paid()]
  const planted = await operate('plant-charge', { amount: 777, currency: 'usd' })
  const stray = (planted as { intent: string }).intent
  await operate('plant-charge', { intent: dear.intent, amount: 2000, currency: 'usd' })
  await operate('plant-charge', { intent: foreign.intent, amount: 1900, currency: 'eur' })
  const lost = await db.charge.create({
    data: { orderId: kept.orderId, stripeId: 'pi_onlyHere1', amount: 500, currency: 'USD', createdAt: later(new Date(), DAY / 24) },
  })
  await payOutLater(20)
  setClock(() => later(new Date(), 20 * DAY))
  await reconcilePayouts()
  await reconcilePayouts()
  const all = [`not_at_stripe pi_onlyHere1`, `not_here ${stray}`, `other_amount ${dear.intent}`, `other_currency ${foreign.intent}`]
  expect(await open()).toEqual(all.toSorted())
  expect(await db.mail.count({ where: { onceKey: { startsWith: 'staff_alert:payouts_differ' } } })).toBe(1)
  const listed = (await listPayoutDifferences(READER)).rows
  expect(listed.map(differenceText).toSorted()).toEqual([
    'Stripe paid out a payment of $7.77. The shop has no such payment.',
    'Stripe shows this payment as $20.00, the shop as $19.00.',
    'Stripe shows this payment as €19.00, the shop as $19.00.',
    'The shop has a payment of $5.00. No Stripe payout contains it, although two weeks have passed.',
  ])
  for (const each of listed) expect(adviceText(each)).toContain(each.about)

  expect((await getNeeds(READER))?.find(({ key }) => key === 'payout_difference')).toMatchObject({
    count: 4,
    href: '/admin/bookkeeping/payouts',
  })

  const [{ id } = { id: '' }] = listed.filter(({ kind }) => kind === 'not_here')
  expect(await settleDifference(READER, { id, note: 'Ours' })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await settleDifference(FINANCE, { id, note: ' ' })).toEqual({ ok: false, error: { code: 'note-missing' } })
  expect(await settleDifference(FINANCE, { id, note: 'Belongs to the other shop' })).toMatchObject({ ok: true })
  expect(await settleDifference(FINANCE, { id, note: 'Again' })).toEqual({ ok: false, error: { code: 'already-resolved' } })
  expect(await db.auditEntry.count({ where: { action: 'payout.settle', subjectId: id } })).toBe(1)
  await db.charge.delete({ where: { id: lost.id } })
  await db.charge.updateMany({ where: { stripeId: dear.intent }, data: { amount: 2000 } })
  await reconcilePayouts()
  expect(await open()).toEqual([`other_currency ${foreign.intent}`])
  expect((await listPayoutDifferences(READER, { closed: true })).rows.map(({ note }) => note).toSorted()).toEqual([
    'Belongs to the other shop',
    null,
    null,
  ])

  // A difference settled by staff reopens only if its amounts change; one that closed automatically reopens if it recurs.
  await db.stripeMovement.updateMany({ where: { source: stray }, data: { sourceAmount: 778 } })
  await db.charge.updateMany({ where: { stripeId: dear.intent }, data: { amount: 1900 } })
  await reconcilePayouts()
  expect(await open()).toEqual([`not_here ${stray}`, `other_amount ${dear.intent}`, `other_currency ${foreign.intent}`])
  expect(first.intent).toMatch(/^pi_/)
})

test('while a payout can’t be read, nothing is reported missing, earlier readings remain, and staff are notified once a day', async () => {
  const { orderId } = await paid()
  const at = (await db.stripePayout.findFirstOrThrow({ orderBy: { createdAt: 'asc' } })).createdAt
  await db.charge.create({ data: { orderId, stripeId: 'pi_onlyHere2', amount: 500, currency: 'USD', createdAt: later(at, 1000) } })
  await payOutLater(1)
  await operate('fault', { path: '/v1/balance_transactions', method: 'GET', kind: 'error', times: 9 })
  await expect(reconcilePayouts()).rejects.toThrow()
  await expect(reconcilePayouts()).rejects.toThrow()
  expect(await db.mail.count({ where: { onceKey: { startsWith: 'staff_alert:payouts_unread' } } })).toBe(1)
  expect(await db.stripePayout.count({ where: { readAt: null } })).toBe(1)
  expect(await open()).not.toContain('not_at_stripe pi_onlyHere2')
  await operate('clear-faults')
  await reconcilePayouts()
  expect(await open()).toContain('not_at_stripe pi_onlyHere2')
})

test('only staff whose role includes money can start a comparison of the payouts, and buyers see none', async () => {
  expect([await startReconciling(READER), await startReconciling(FINANCE)]).toEqual([false, true])
  expect([await listPayouts(BUYER), await listPayoutDifferences(BUYER)]).toEqual(Array(2).fill({ rows: [], next: null }))
})
