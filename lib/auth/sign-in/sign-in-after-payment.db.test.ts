import { afterEach, expect, test, vi } from 'vitest'
import { MINUTE, setClock } from '../../clock'
import { db } from '../../db/client'
import { orderSomething, type Placed } from '../../orders/testing/shop'
import { getOrderForReturn } from '../../orders/view/after-payment'
import { settlePayment } from '../../payments/settle-payment'
import { signInAfterPayment } from './sign-in-after-payment'

// Runs before all other imports, so that the settings point to this Stripe server.
const { operate } = await vi.hoisted(() => import('../../stripe/testing/simulator'))

let turnBack = () => {}
afterEach(() => {
  turnBack()
  turnBack = () => {}
})

async function pay(placed: Placed): Promise<Placed> {
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  return placed
}

/** Returns the claims given to a browser with this basket, and whether the page shown after payment offered to sign it in. */
async function goOn({ session, cartToken }: Pick<Placed, 'session' | 'cartToken'>, signedInAs: string | null = null) {
  const offered = (await getOrderForReturn(session, cartToken))?.paidHere
  return { offered, given: await signInAfterPayment({ stripeSessionId: session, cartToken, signedInAs }) }
}

const NOTHING = { offered: false, given: null }

test('the browser that has just paid can open its order without a code, but nothing else', async () => {
  const placed = await pay(await orderSomething())
  const { userId } = placed.buyer
  const claims = { kind: 'order', sub: userId, version: 0, orderId: placed.orderId, session: expect.any(String) }
  expect(await goOn(placed)).toEqual({ offered: true, given: claims })
  expect(await goOn(placed, userId)).toEqual({ offered: true, given: 'keep' })
})

test('another basket gets no access, even with its own paid order', async () => {
  const paid = await pay(await orderSomething())
  const other = await pay(await orderSomething())
  expect(await goOn({ session: paid.session, cartToken: other.cartToken })).toEqual(NOTHING)
  expect(await goOn({ session: paid.session, cartToken: 'A'.repeat(43) })).toEqual(NOTHING)
})

test('an unpaid payment page of the same basket grants no access', async () => {
  const placed = await orderSomething()
  expect(await goOn(placed)).toEqual(NOTHING)
  await pay(placed)
  await db.paymentSession.create({
    data: {
      orderId: placed.orderId,
      stripeSessionId: 'cs_test_left',
      status: 'expired',
      idempotencyKey: 'left',
      amount: 1900,
      currency: 'USD',
    },
  })
  expect((await goOn({ ...placed, session: 'cs_test_left' })).given).toBeNull()
})

test('an hour later, or once the payment is refunded, the emailed link or a code is required', async () => {
  const placed = await pay(await orderSomething())
  const inAnHour = new Date(Date.now() + 61 * MINUTE)
  turnBack = setClock(() => inAnHour)
  expect(await goOn(placed)).toEqual(NOTHING)
  turnBack()
  expect((await goOn(placed)).offered).toBe(true)
  await db.order.update({ where: { id: placed.orderId }, data: { status: 'refunded' } })
  expect(await goOn(placed)).toEqual(NOTHING)
})
