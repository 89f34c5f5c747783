import { expect, test } from 'vitest'
import { now } from '../../clock'
import { db } from '../../db/client'
import { fillBasket, sell } from '../testing/shop'
import { placeOrder } from './place-order'

test('an order records Enom’s unit price at the time it was placed, from the account through which the product is bought', async () => {
  const [fallback, own] = await db.enomAccount.createManyAndReturn({
    data: [
      { label: 'Default', loginId: 'resellid', passwordSealed: 'x', isDefault: true },
      { label: 'Second', loginId: 'second', passwordSealed: 'x' },
    ],
  })
  const { choiceId } = await sell()
  const other = await sell(2900)
  const { enomProdType } = await db.certificateType.findUniqueOrThrow({ where: { code: 'rapidssl' } })
  await db.enomPrice.createMany({
    data: [
      { accountId: fallback?.id ?? '', enomProdType, name: 'RapidSSL', yearly: 1095, enabled: true, years: [1], seenAt: now() },
      { accountId: own?.id ?? '', enomProdType, name: 'RapidSSL', yearly: 995, enabled: true, years: [1], seenAt: now() },
    ],
  })
  await db.product.update({ where: { id: other.productId }, data: { enomAccountId: own?.id ?? null } })
  await db.productChoice.update({ where: { id: other.choiceId }, data: { years: 2 } })
  const cartToken = await fillBasket(other.choiceId, 3, await fillBasket(choiceId))
  const placed = await placeOrder({ cartToken, email: 'quote@shop.example', country: 'GB' })
  const items = await db.orderItem.findMany({ where: { orderId: placed.ok ? placed.value.orderId : '' }, orderBy: { unitAmount: 'asc' } })
  expect(items.map(({ unitAmount, quotedCost }) => ({ unitAmount, quotedCost }))).toEqual([
    { unitAmount: 1900, quotedCost: 1095 },
    { unitAmount: 2900, quotedCost: 1990 },
  ])
})

test('an order keeps the staff’s agreement to sell without loss protection, whatever they decide later', async () => {
  const { choiceId } = await sell()
  await db.productChoice.update({ where: { id: choiceId }, data: { unprotected: true } })
  const placed = await placeOrder({ cartToken: await fillBasket(choiceId), email: 'loss@shop.example', country: 'GB' })
  await db.productChoice.update({ where: { id: choiceId }, data: { unprotected: false } })
  const item = await db.orderItem.findFirst({ where: { orderId: placed.ok ? placed.value.orderId : '' } })
  expect(item).toMatchObject({ unprotected: true })
})

test('an unknown cost is left empty', async () => {
  await db.enomPrice.deleteMany()
  const { choiceId } = await sell()
  const placed = await placeOrder({ cartToken: await fillBasket(choiceId), email: 'open@shop.example', country: 'GB' })
  const item = await db.orderItem.findFirst({ where: { orderId: placed.ok ? placed.value.orderId : '' } })
  expect(item).toMatchObject({ quotedCost: null })
})

test('an order in another currency keeps the dollar value of its price, and a later exchange rate does not change it', async () => {
  const { choiceId } = await sell()
  await db.productChoice.update({ where: { id: choiceId }, data: { currency: 'EUR' } })
  const setRate = async (micros: bigint) => {
    const rate = { micros, asOf: now() }
    await db.exchangeRate.upsert({ where: { currency: 'EUR' }, create: { currency: 'EUR', ...rate }, update: rate })
  }
  await setRate(950_000n)
  const placed = await placeOrder({ cartToken: await fillBasket(choiceId), email: 'euro@shop.example', country: 'DE' })
  await setRate(2_000_000n)
  const item = await db.orderItem.findFirst({ where: { orderId: placed.ok ? placed.value.orderId : '' } })
  expect(item).toMatchObject({ unitAmount: 1900, dollarAmount: 2000 })
})
