import { beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../prisma/seed/certificate-types'
import { setClock } from '../clock'
import { db } from '../db/client'
import { acceptPrices } from './accept-prices'
import { addLine } from './add-line'
import { changeQuantity } from './change-quantity'
import { getCart } from './queries'
import { removeLine } from './remove-line'
import { addLineInput } from './schema'

let choices: { id: string; productId: string }[] = []

beforeAll(async () => {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES })
  const product = await db.product.create({ data: { slug: 'p', name: 'RapidSSL', summary: 's', typeCode: 'rapidssl' } })
  choices = await db.productChoice.createManyAndReturn({
    data: Array.from({ length: 31 }, (_, index) => ({
      productId: product.id,
      typeCode: 'rapidssl',
      years: index + 1,
      amount: 1900,
      currency: 'USD',
    })),
  })
})

const choice = (index = 0) => choices[index]?.id ?? ''

/** Returns the prices currently shown on the basket page. */
async function pricesOf(token: string) {
  return (await getCart(token))?.lines.map(({ id, unit }) => ({ lineId: id, price: unit })) ?? []
}

async function basket(quantity = 1, index = 0): Promise<string> {
  const added = await addLine({ token: undefined, choiceId: choice(index), quantity, label: '' })
  if (!added.ok) throw new Error(added.error.code)
  return added.value.token
}

test('adding the same choice for the same address increases the quantity; for another address it adds a line', async () => {
  const token = await basket(2)
  expect(await addLine({ token, choiceId: choice(), quantity: 3, label: '' })).toEqual({ ok: true, value: { token, count: 5 } })
  expect(await addLine({ token, choiceId: choice(), quantity: 1, label: 'shop.example.com' })).toMatchObject({
    ok: true,
    value: { count: 6 },
  })
  expect((await getCart(token))?.lines.map(({ quantity, label }) => [quantity, label])).toEqual([
    [5, ''],
    [1, 'shop.example.com'],
  ])
  expect((await getCart(token))?.total).toEqual({ amount: 11_400, currency: 'USD' })
})

test('a line holds at most fifty certificates, even when two clicks arrive at the same time', async () => {
  const token = await basket(49)
  const clicks = await Promise.all([1, 2, 3].map(() => addLine({ token, choiceId: choice(), quantity: 1, label: '' })))
  expect(clicks.filter((click) => click.ok)).toHaveLength(1)
  expect(clicks.filter((click) => !click.ok)).toMatchObject([{ error: { code: 'too-many' } }, { error: { code: 'too-many' } }])
  expect((await getCart(token))?.count).toBe(50)
})

test.each([0, -1, 51, 1.5, Number.NaN, 1e9])('%d is not a valid quantity', async (quantity) => {
  const token = await basket()
  expect(await addLine({ token, choiceId: choice(), quantity, label: '' })).toEqual({ ok: false, error: { code: 'too-many' } })
  const line = (await getCart(token))?.lines[0]
  expect((await changeQuantity(token, line?.id ?? '', quantity)).ok).toBe(false)
  expect((await getCart(token))?.count).toBe(1)
})

test('a basket holds at most thirty lines', async () => {
  const token = await basket()
  for (let index = 1; index < 30; index += 1) await addLine({ token, choiceId: choice(index), quantity: 1, label: '' })
  expect(await addLine({ token, choiceId: choice(30), quantity: 1, label: '' })).toEqual({ ok: false, error: { code: 'basket-full' } })
  expect((await getCart(token))?.lines).toHaveLength(30)
})

test('a basket holds at most two hundred certificates, whether by adding lines or increasing quantities', async () => {
  const token = await basket(50)
  for (const index of [1, 2]) await addLine({ token, choiceId: choice(index), quantity: 50, label: '' })
  await addLine({ token, choiceId: choice(3), quantity: 49, label: '' })
  const full = { ok: false, error: { code: 'too-many-in-all' } }
  expect(await addLine({ token, choiceId: choice(4), quantity: 2, label: '' })).toEqual(full)
  expect((await addLine({ token, choiceId: choice(4), quantity: 1, label: '' })).ok).toBe(true)
  expect(await addLine({ token, choiceId: choice(4), quantity: 1, label: '' })).toEqual(full)
  const last = (await getCart(token))?.lines.at(-1)?.id ?? ''
  expect(await changeQuantity(token, last, 2)).toEqual(full)
  expect(await changeQuantity(token, last, 1)).toEqual({ ok: true, value: { count: 200 } })
})

test('a hidden or withdrawn choice cannot be added to a basket, and blocks a basket that contains it', async () => {
  const token = await basket(1, 5)
  await db.productChoice.update({ where: { id: choice(5) }, data: { active: false } })
  expect(await addLine({ token, choiceId: choice(5), quantity: 1, label: '' })).toEqual({ ok: false, error: { code: 'not-for-sale' } })
  expect(await getCart(token)).toMatchObject({ obstacle: 'withdrawn', total: null })
  const empty = await addLine({ token: undefined, choiceId: choice(5), quantity: 1, label: '' })
  expect(empty.ok).toBe(false)
})

test('a changed price is shown until the buyer accepts it', async () => {
  const token = await basket(1, 6)
  await db.productChoice.update({ where: { id: choice(6) }, data: { amount: 2500 } })
  expect(await getCart(token)).toMatchObject({ obstacle: 'price-changed', lines: [{ before: { amount: 1900 }, unit: { amount: 2500 } }] })
  await acceptPrices(token, await pricesOf(token))
  expect(await getCart(token)).toMatchObject({ obstacle: null, total: { amount: 2500 } })
})

test('a price that rose after the page was opened is not charged silently: the basket shows the old and the new price', async () => {
  await db.productChoice.update({ where: { id: choice(7) }, data: { amount: 24_900 } })
  const added = await addLine({ token: undefined, choiceId: choice(7), quantity: 1, label: '', seen: { amount: 14_900, currency: 'USD' } })
  const token = added.ok ? added.value.token : ''
  expect(await getCart(token)).toMatchObject({
    obstacle: 'price-changed',
    lines: [{ before: { amount: 14_900, currency: 'USD' }, unit: { amount: 24_900 } }],
    total: { amount: 24_900 },
  })
})

test('a price that changes again while the buyer accepts the first change must be accepted again', async () => {
  const token = await basket(1, 8)
  await db.productChoice.update({ where: { id: choice(8) }, data: { amount: 2500 } })
  const agreed = await pricesOf(token)
  await db.productChoice.update({ where: { id: choice(8) }, data: { amount: 9900 } })
  await acceptPrices(token, agreed)
  expect(await getCart(token)).toMatchObject({ obstacle: 'price-changed', lines: [{ before: { amount: 2500 }, unit: { amount: 9900 } }] })
})

test('no one can accept the prices of someone else’s basket', async () => {
  const token = await basket(1, 9)
  await db.productChoice.update({ where: { id: choice(9) }, data: { amount: 2500 } })
  await acceptPrices(await basket(), await pricesOf(token))
  expect(await getCart(token)).toMatchObject({ obstacle: 'price-changed' })
})

test('a line that is removed and put back keeps the price that the buyer saw', async () => {
  const token = await basket(1, 10)
  await db.productChoice.update({ where: { id: choice(10) }, data: { amount: 2500 } })
  const { removed } = await removeLine(token, (await getCart(token))?.lines[0]?.id ?? '')
  if (!removed) throw new Error('nothing was removed')
  await addLine({ token, ...removed })
  expect(await getCart(token)).toMatchObject({ obstacle: 'price-changed', lines: [{ before: { amount: 1900 } }] })
})

test.each([
  ['far too low', '1 USD', { amount: 1, currency: 'USD' }],
  ['in another currency', '1900 XXX', { amount: 1900, currency: 'XXX' }],
  ['no price', '19.00', undefined],
  ['too long for a number', '99999999999999 USD', undefined],
  ['negative', '-5 USD', undefined],
])('a posted price that is %s does not change what is charged', async (_, text, seen) => {
  const input = addLineInput.parse({ choiceId: choice(11), quantity: '1', shown: { [choice(11)]: text } })
  expect(input.seen).toEqual(seen)
  const added = await addLine({ ...input, token: undefined })
  expect(await getCart(added.ok ? added.value.token : '')).toMatchObject({ total: { amount: 1900, currency: 'USD' } })
})

test('removing a line and accepting prices count as changes to the basket and extend its lifetime', async () => {
  const token = await basket(1)
  await addLine({ token, choiceId: choice(1), quantity: 1, label: '' })
  const [line] = (await getCart(token))?.lines ?? []
  const old = new Date('2026-01-01')
  const changedAt = async (change: () => Promise<unknown>) => {
    await db.cart.updateMany({ data: { updatedAt: old } })
    await change()
    return db.cart.count({ where: { updatedAt: { not: old } } })
  }
  expect(await changedAt(async () => acceptPrices(token, await pricesOf(token)))).toBe(1)
  expect(await changedAt(() => removeLine(token, line?.id ?? ''))).toBe(1)
  expect(await changedAt(() => removeLine(token, line?.id ?? ''))).toBe(0)
})

test('no one can change a line of someone else’s basket', async () => {
  const [mine, theirs] = [await basket(), await basket()]
  const line = (await getCart(theirs))?.lines[0]?.id ?? ''
  expect(await changeQuantity(mine, line, 9)).toEqual({ ok: false, error: { code: 'line-gone' } })
  expect(await removeLine(mine, line)).toEqual({ count: 1, removed: null })
  expect((await getCart(theirs))?.count).toBe(1)
  expect(await removeLine(theirs, line)).toMatchObject({ count: 0, removed: { quantity: 1 } })
})

test('the database does not store basket tokens in plain text', async () => {
  const token = await basket()
  const [row] = await db.$queryRaw<{ text: string }[]>`select string_agg("Cart"::text, ' ') as text from "Cart"`
  expect(row?.text).not.toContain(token)
})

test('a scheduled price is charged from its start time, even before it is in the catalogue, and the basket shows when it took effect', async () => {
  const [token, validFrom] = [await basket(1, 11), new Date('2027-03-01T00:00:00Z')]
  const change = { choiceId: choice(11), amount: 2100, validFrom, actor: 'staff:x', createdAt: new Date() }
  await db.priceChange.create({ data: change })
  const at = async (time: string) => {
    const restore = setClock(() => new Date(time))
    const cart = await getCart(token)
    restore()
    return cart?.lines[0]
  }
  expect(await at('2027-02-28T23:59:59Z')).toMatchObject({ unit: { amount: 1900 }, before: null, changedAt: null })
  expect(await at('2027-03-01T00:00:00Z')).toMatchObject({ unit: { amount: 2100 }, before: { amount: 1900 }, changedAt: validFrom })
})

test('a product outside its sale period cannot be added to a basket, and blocks a basket that contains it', async () => {
  const token = await basket()
  const { productId = '' } = choices[0] ?? {}
  for (const days of [{ saleFrom: new Date('2999-01-01') }, { saleUntil: new Date('2020-01-01') }]) {
    await db.product.update({ where: { id: productId }, data: days })
    expect(await addLine({ token: undefined, choiceId: choice(), quantity: 1, label: '' })).toMatchObject({
      error: { code: 'not-for-sale' },
    })
    expect(await getCart(token)).toMatchObject({ obstacle: 'withdrawn' })
    await db.product.update({ where: { id: productId }, data: { saleFrom: null, saleUntil: null } })
  }
})
