import { expect, test } from 'vitest'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { placeOrder } from '../orders/placing/place-order'
import { placeOrderInput } from '../orders/schema'
import { fillBasket, sell } from '../orders/testing/shop'
import { orderMessage } from '../payments/messages'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const buyer = { email: 'total@shop.example', country: 'GB' }

test('a basket that changed in another tab is not ordered at a total that its buyer has not seen', async () => {
  const { choiceId } = await sell(14_900)
  const cartToken = await fillBasket(choiceId)
  // The new price was accepted in another tab, while this tab still shows the old total.
  await db.productChoice.update({ where: { id: choiceId }, data: { amount: 24_900 } })
  await db.cartLine.updateMany({ where: { choiceId }, data: { seenAmount: 24_900 } })
  const placed = await placeOrder({ ...buyer, cartToken, shown: usd(14_900) })
  expect(placed).toEqual({ ok: false, error: { code: 'total-changed', total: usd(24_900) } })
  expect(placed.ok ? '' : orderMessage(placed.error)).toMatch(/the total is now \$249\.00. You have not been charged/)
  expect(await db.order.count()).toBe(0)
  expect(await placeOrder({ ...buyer, cartToken, shown: usd(24_900) })).toMatchObject({ ok: true })
})

test.each([['1 USD'], ['24900 EUR']])('a forged total (%s) orders nothing', async (text) => {
  const { choiceId } = await sell(24_900)
  const cartToken = await fillBasket(choiceId)
  const { shown } = placeOrderInput.parse({ ...buyer, agreed: 'on', shown: text })
  expect(await placeOrder({ ...buyer, cartToken, shown })).toMatchObject({ ok: false, error: { code: 'total-changed' } })
})

test('an order from an older page that posts no total gets today’s price, as shown in its basket', async () => {
  const { choiceId } = await sell(24_900)
  const { shown } = placeOrderInput.parse({ ...buyer, agreed: 'on' })
  const placed = await placeOrder({ ...buyer, cartToken: await fillBasket(choiceId), shown })
  expect(await db.order.findUnique({ where: { id: placed.ok ? placed.value.orderId : '' } })).toMatchObject({ total: 24_900 })
})

test('if a price changes while an order is placed, the order costs what its buyer saw, and the next buyer sees the new price', async () => {
  const { choiceId } = await sell(14_900)
  const [first, second] = [await fillBasket(choiceId), await fillBasket(choiceId)]
  const during = await inTransaction(async (tx) => {
    await tx.productChoice.update({ where: { id: choiceId }, data: { amount: 24_900 } })
    return placeOrder({ email: 'during@shop.example', country: 'GB', cartToken: first, shown: usd(14_900) })
  })
  if (!during.ok) throw new Error(during.error.code)
  const asked = { where: { id: during.value.orderId }, select: { total: true, items: { select: { unitAmount: true } } } }
  expect(await db.order.findUnique(asked)).toEqual({ total: 14_900, items: [{ unitAmount: 14_900 }] })
  const after = await placeOrder({ email: 'after@shop.example', country: 'GB', cartToken: second, shown: usd(14_900) })
  expect(after).toMatchObject({ ok: false })
  expect(await db.order.count({ where: { email: 'after@shop.example' } })).toBe(0)
})
