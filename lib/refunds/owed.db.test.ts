import { beforeAll, expect, test } from 'vitest'
import { placed } from '../certificates/testing/place'
import { openShop, payFor } from '../certificates/testing/shop'
import { HOUR } from '../clock'
import { db } from '../db/client'
import type { RefundStatus } from '../db/generated/enums'
import { disputed } from '../disputes/testing/disputed'
import { STAFF } from '../orders/testing/shop'
import { findOwed } from './owed'
import { charged, refunded } from './testing/books'

beforeAll(() => openShop())

type Made = { status: RefundStatus; amount?: number; of?: 'first' | 'second'; payment?: 'first' | 'second' }

/** Creates an order for two certificates at 1900 each, paid twice, with these refunds requested one after another. */
async function refundedOrder(...refunds: Made[]): Promise<string> {
  const { orderId, ids } = await payFor('rapidssl', { quantity: 2, unitAmount: 1900 })
  await db.certificate.updateMany({ where: { orderId }, data: { ...placed('closed:not_purchased') } })
  const payments = { first: await charged(orderId, { amount: 3800 }), second: await charged(orderId, { amount: 3800 }) }
  const certificates = { first: ids[0], second: ids[1] }
  for (const [index, { status, amount = 1900, of, payment = 'first' }] of refunds.entries()) {
    const row = { chargeId: payments[payment].id, status, amount, createdAt: new Date(Date.now() + index * HOUR) }
    await refunded(orderId, { ...row, only: of && certificates[of] })
  }
  return orderId
}

const first = { of: 'first' } as const
const failed = { status: 'failed' } as const
const arrived = { status: 'succeeded' } as const

test.each<{ what: string; refunds: Made[]; isOwed: boolean }>([
  { what: 'nothing since', refunds: [{ ...failed, ...first }], isOwed: true },
  {
    what: 'a later refund for the same certificate',
    refunds: [
      { ...failed, ...first },
      { ...arrived, ...first },
    ],
    isOwed: false,
  },
  {
    what: 'another one that failed',
    refunds: [
      { ...failed, ...first },
      { ...failed, ...first },
    ],
    isOwed: true,
  },
  { what: 'another one that failed, and one that arrived', refunds: [{ ...failed }, { ...failed }, { ...arrived }], isOwed: false },
  {
    what: 'one that is on its way',
    refunds: [
      { ...failed, ...first },
      { status: 'sent', ...first },
    ],
    isOwed: true,
  },
  {
    what: 'another certificate’s money',
    refunds: [
      { ...failed, ...first },
      { ...arrived, of: 'second' },
    ],
    isOwed: true,
  },
  { what: 'as much made manually in Stripe', refunds: [{ ...failed, ...first }, { ...arrived }], isOwed: false },
  {
    what: 'less made manually in Stripe',
    refunds: [
      { ...failed, ...first },
      { ...arrived, amount: 1899 },
    ],
    isOwed: true,
  },
  { what: 'as much made earlier', refunds: [{ ...arrived }, { ...failed }], isOwed: true },
  {
    what: 'a certificate’s money after the whole refund failed',
    refunds: [
      { ...failed, amount: 3800 },
      { ...arrived, ...first },
    ],
    isOwed: true,
  },
  {
    what: 'all of the payment in parts',
    refunds: [
      { ...failed, amount: 3800 },
      { ...arrived, ...first },
      { ...arrived, of: 'second' },
    ],
    isOwed: false,
  },
  { what: 'as much from another payment', refunds: [{ ...failed }, { ...arrived, payment: 'second' }], isOwed: true },
])('after a failed refund and $what, owed is $isOwed', async ({ refunds, isOwed }) => {
  const orderId = await refundedOrder(...refunds)
  expect((await findOwed(STAFF, { limit: 100 })).includes(orderId)).toBe(isOwed)
})

test('a refund that was not sent is not owed while staff have to decide about its certificate', async () => {
  const orderId = await refundedOrder({ ...failed, ...first })
  const isOwed = async () => (await findOwed(STAFF, { limit: 100 })).includes(orderId)
  expect(await isOwed()).toBe(true)
  await db.certificate.updateMany({ where: { orderId }, data: { ...placed('purchase:refund_withdrawn') } })
  expect(await isOwed()).toBe(false)
})

test('nothing is owed for a disputed payment: Stripe refuses to refund it, and the bank decides who gets the money', async () => {
  const orderId = await refundedOrder({ ...failed, ...first })
  await disputed(orderId)
  expect((await findOwed(STAFF, { limit: 100 })).includes(orderId)).toBe(false)
})

test('the oldest owed refunds are listed first, up to the requested number, and only for staff', async () => {
  const orderIds = [await refundedOrder(failed), await refundedOrder(failed), await refundedOrder(failed)]
  await db.order.updateMany({ where: { id: { notIn: orderIds } }, data: { status: 'refunded' } })
  expect(await findOwed(STAFF, { limit: 2 })).toEqual(orderIds.slice(0, 2))
  expect(await findOwed({ kind: 'client', userId: STAFF.userId }, { limit: 2 })).toEqual([])
})
