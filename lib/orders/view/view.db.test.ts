import { expect, test, vi } from 'vitest'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { cancelOrder } from '../../payments/cancel-order'
import { payOrder } from '../../payments/start-payment'
import { resendSetUp } from '../resend-set-up'
import { orderSomething, STAFF } from '../testing/shop'
import { getOrderForReturn, getPaymentOfBasket } from './after-payment'
import { getOrder } from './get-order'
import { listOrders } from './list-orders'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
await vi.hoisted(() => import('../../stripe/testing/simulator'))

test('every query treats someone else’s order as if it did not exist', async () => {
  const mine = await orderSomething()
  const theirs = await orderSomething()
  const linked: Actor = { kind: 'order', userId: mine.buyer.userId, orderId: mine.orderId }
  const other = await db.order.create({
    data: { userId: mine.buyer.userId, email: mine.email, currency: 'USD', total: 1, basketHash: 'x' },
  })
  for (const [actor, id] of [
    [mine.buyer, theirs.orderId],
    [mine.buyer, '01900000-0000-7000-8000-000000000000'],
    [mine.buyer, 'not-an-id'],
    [linked, theirs.orderId],
    [linked, other.id],
  ] as const) {
    expect(await getOrder(actor, id)).toBeNull()
    if (id === 'not-an-id') continue
    expect(await payOrder(actor, id)).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await cancelOrder(actor, id)).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await resendSetUp(actor, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  }
  expect((await getOrder(mine.buyer, mine.orderId))?.email).toBe(mine.email)
  expect((await listOrders(mine.buyer)).rows.map(({ id }) => id)).toEqual([other.id, mine.orderId])
  expect((await listOrders(linked)).rows.map(({ id }) => id)).toEqual([mine.orderId])
})

test('a long list is paginated and contains each order once', async () => {
  const placed = []
  for (let index = 0; index < 5; index += 1) placed.push(await orderSomething())
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listOrders(STAFF, { limit: 2, ...(after ? { after } : {}) })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(placed.map(({ orderId }) => orderId)))
})

test('the page after payment shows the full email address only in the browser that has the basket', async () => {
  const { session, cartToken, email, orderId } = await orderSomething()
  const foreign = (await orderSomething()).cartToken
  expect((await getOrderForReturn(session, cartToken))?.email).toBe(email)
  expect((await getOrderForReturn(session, foreign))?.email).toBe('b***@shop.example')
  expect((await getOrderForReturn(session))?.email).toBe('b***@shop.example')
  expect(await getPaymentOfBasket(orderId, cartToken)).toEqual({ stripeSessionId: session })
  expect(await getPaymentOfBasket(orderId, foreign)).toBeNull()
})
