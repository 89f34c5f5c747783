import { beforeAll, describe, expect, test } from 'vitest'
import { seedShop } from '../../prisma/seed/seed-shop'
import { setClock } from '../clock'
import { db } from '../db/client'
import { getProductForEdit, getProductPreview, listAllProducts } from './admin-queries'
import { deleteProduct } from './delete-product'
import { duplicateProduct } from './duplicate-product'
import { saveProductText } from './messages'
import { moveProduct } from './move-product'
import { listRounding, readRounding, saveRounding } from './pricing/rounding'
import { exchangeRateInput, saveExchangeRate } from './pricing/save-exchange-rate'
import { getProductCosts } from './product-costs'
import { getProduct, listProducts, listTypes } from './queries'
import { saveProduct } from './save-product'
import type { SaveProductInput } from './save-product-input'
import { defaultChoice } from './schema'

const staff = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '01900000-0000-7000-8000-000000000002' } as const

beforeAll(() => seedShop({ onSale: true }))

function draft(changes: Partial<SaveProductInput> = {}): SaveProductInput {
  return {
    slug: 'rapidssl-for-clubs',
    name: 'RapidSSL for clubs',
    summary: 'For clubs.',
    typeCode: 'rapidssl',
    activation: 'automatic',
    visible: true,
    choices: [{ typeCode: 'rapidssl', years: 1, amount: 1500, currency: 'USD' }],
    ...changes,
  }
}

async function idOf(slug: string): Promise<string> {
  return (await db.product.findUniqueOrThrow({ where: { slug } })).id
}

describe('the catalogue of a new shop', () => {
  test('contains every Enom certificate type, and each can be sold', async () => {
    const types = await listTypes()
    expect(types).toHaveLength(19)
    const sold = await db.productChoice.findMany({ distinct: ['typeCode'], select: { typeCode: true } })
    expect(sold.map((choice) => choice.typeCode).sort()).toEqual(types.map((type) => type.code).sort())
  })

  test('shows the current name and keeps the former one for searches', async () => {
    expect((await getProduct('sectigo-essential'))?.type).toMatchObject({ name: 'Sectigo Essential', formerName: 'Comodo Essential' })
  })

  test('has one product with four types, each with its own prices and terms', async () => {
    const product = await getProduct('digicert-secure-site')
    expect(new Set(product?.choices.map((choice) => choice.type.code)).size).toBe(4)
    expect(product?.choices[0]?.type.code).toBe('verisign-secure-site')
  })

  test('is not filled a second time, and staff changes are kept', async () => {
    await db.product.update({ where: { slug: 'geotrust-quickssl' }, data: { name: 'Changed' } })
    expect(await seedShop({ onSale: true })).toMatchObject({ added: 0, kept: await db.product.count() })
    expect(await db.product.count({ where: { name: 'Changed' } })).toBe(1)
  })
})

describe('what the shop shows', () => {
  test('a hidden product is neither listed nor found', async () => {
    expect((await listProducts()).some((product) => product.slug === 'sectigo-ev-sgc')).toBe(false)
    expect(await getProduct('sectigo-ev-sgc')).toBeNull()
  })

  test('a product disappears once its last price is taken off sale', async () => {
    await db.productChoice.updateMany({ where: { product: { slug: 'sectigo-instant' } }, data: { active: false } })
    expect(await getProduct('sectigo-instant')).toBeNull()
    expect((await listProducts()).some((product) => product.slug === 'sectigo-instant')).toBe(false)
  })
})

describe('saving a product', () => {
  test('creates it, places it last, and shows it in the shop', async () => {
    const saved = await saveProduct(staff, draft())
    expect(saved).toMatchObject({ ok: true, value: { slug: 'rapidssl-for-clubs' } })
    expect((await listProducts()).at(-1)).toMatchObject({
      slug: 'rapidssl-for-clubs',
      choices: [{ years: 1, amount: 1500, currency: 'USD' }],
    })
  })

  test('changes a price in place, and takes an omitted choice off sale without deleting it', async () => {
    const id = await idOf('rapidssl')
    const [before] = await db.productChoice.findMany({ where: { productId: id, years: 1 } })
    await saveProduct(staff, draft({ id, slug: 'rapidssl', choices: [{ typeCode: 'rapidssl', years: 1, amount: 2100, currency: 'usd' }] }))
    const rows = await db.productChoice.findMany({ where: { productId: id }, orderBy: { years: 'asc' } })
    expect(rows[0]).toMatchObject({ id: before?.id, amount: 2100, active: true })
    expect(rows.slice(1).map((row) => row.active)).toEqual([false, false])
  })

  test('is for staff only: for a client the product is reported as not found, and nothing changes', async () => {
    const id = await idOf('sectigo-ev')
    expect(await saveProduct(client, draft({ id, slug: 'sectigo-ev' }))).toEqual({ ok: false, error: [{ code: 'not-found' }] })
    expect(await listAllProducts(client)).toEqual([])
    expect(await getProductForEdit(client, id)).toBeNull()
    expect((await getProductForEdit(staff, id))?.name).toBe('Sectigo EV')
  })

  test.each([
    ['an address that another product uses', draft({ slug: 'sectigo-essential' }), { code: 'slug-taken' }],
    ['a type nobody knows', draft({ typeCode: 'thawte' }), { code: 'unknown-type', typeCode: 'thawte' }],
    ['a tax class that no longer exists', draft({ taxClass: 'gone' }), { code: 'unknown-tax-class' }],
    ['an account that no longer exists', draft({ enomAccountId: '01900000-0000-7000-8000-0000000000aa' }), { code: 'unknown-account' }],
    [
      'a term Enom does not sell',
      draft({ choices: [{ typeCode: 'rapidssl', years: 4, amount: 1, currency: 'USD' }] }),
      { code: 'term-too-long', maxYears: 3 },
    ],
    [
      'the same choice twice',
      draft({ choices: [1, 2].map((amount) => ({ typeCode: 'rapidssl', years: 1, amount, currency: 'USD' })) }),
      { code: 'same-choice-twice' },
    ],
    [
      'two currencies',
      draft({ choices: ['USD', 'EUR'].map((currency, index) => ({ typeCode: 'rapidssl', years: index + 1, amount: 5, currency })) }),
      { code: 'mixed-currency' },
    ],
    ['a shown product without a price', draft({ choices: [] }), { code: 'nothing-to-sell' }],
    [
      'a product whose own type has no price',
      draft({ choices: [{ typeCode: 'comodo-ev', years: 1, amount: 5, currency: 'USD' }] }),
      { code: 'own-type-not-sold' },
    ],
    ['a default term without a price', draft({ defaultYears: 2 }), { code: 'default-not-sold', years: 2 }],
    ['a product that no longer exists', draft({ id: '01900000-0000-7000-8000-0000000000bb', slug: 'gone' }), { code: 'not-found' }],
    ['a price of zero', draft({ choices: [{ typeCode: 'rapidssl', years: 1, amount: 0, currency: 'USD' }] }), { code: 'invalid' }],
    ['an address with spaces', draft({ slug: 'Rapid SSL' }), { code: 'invalid' }],
  ])('refuses %s', async (_, input, refusal) => {
    const before = await db.product.count()
    const slug = input.slug === draft().slug ? 'refused' : input.slug
    expect(await saveProduct(staff, { ...input, slug })).toMatchObject({ ok: false, error: [refusal] })
    expect(await db.product.count()).toBe(before)
  })

  test('staff can preview a hidden product as buyers will see it, with its default term', async () => {
    const choices = [1, 2].map((years) => ({ typeCode: 'rapidssl', years, amount: 1500 * years, currency: 'USD' }))
    const saved = await saveProduct(staff, draft({ slug: 'preview', visible: false, defaultYears: 2, choices }))
    const id = saved.ok ? saved.value.id : ''
    const preview = await getProductPreview(staff, id)
    expect([preview?.choices.length, preview && defaultChoice(preview)?.years]).toEqual([2, 2])
    expect([await getProductPreview(client, id), await getProduct('preview')]).toEqual([null, null])
    // The term was taken off sale, so the shortest is the default.
    await db.productChoice.updateMany({ where: { productId: id, years: 2 }, data: { active: false } })
    const later = await getProductPreview(staff, id)
    expect(later && defaultChoice(later)?.years).toBe(1)
    await db.productChoice.updateMany({ where: { productId: id }, data: { active: false } })
    expect(await getProductPreview(staff, id)).toBeNull()
  })

  test('each currency has its own price-ending rule, which only staff who set prices can change', async () => {
    expect(await saveRounding({ ...staff, role: 'support' }, { currency: 'USD', ending: '99' })).toMatchObject({ ok: false })
    await saveRounding(staff, { currency: 'USD', ending: '99' })
    await saveRounding(staff, { currency: 'JPY', ending: 'whole' })
    expect(await readRounding(staff)).toEqual(
      new Map([
        ['USD', '99'],
        ['JPY', 'whole'],
      ]),
    )
    expect((await listRounding(staff)).map(({ currency }) => currency)).toEqual(['USD', 'JPY'])
    expect(await readRounding(client)).toEqual(new Map())
  })

  test('allows a hidden product without a price', async () => {
    expect(await saveProduct(staff, draft({ slug: 'later', visible: false, choices: [] }))).toMatchObject({ ok: true })
  })
})

describe('a price that may lose money', () => {
  const sold = (amount: number, currency = 'USD', more: Partial<SaveProductInput> = {}) =>
    draft({ slug: `loss-${currency.toLowerCase()}-${amount}`, choices: [{ typeCode: 'rapidssl', years: 1, amount, currency }], ...more })
  const refused = async (input: SaveProductInput) => {
    const saved = await saveProduct(staff, input)
    return saved.ok ? null : saved.error.map(saveProductText).join(' ')
  }

  beforeAll(async () => {
    const { id } = await db.enomAccount.create({ data: { label: 'Main', loginId: 'r', passwordSealed: 'x', isDefault: true } })
    const { enomProdType } = await db.certificateType.findUniqueOrThrow({ where: { code: 'rapidssl' } })
    const price = { name: 'RapidSSL', yearly: 895, enabled: true, years: [1, 2, 3], seenAt: new Date() }
    await db.enomPrice.create({ data: { accountId: id, enomProdType, ...price } })
  })

  test.each([
    [
      'in another currency',
      sold(100, 'EUR'),
      /at €1\.00: Enom asks \$8\.95\. Enom charges in US dollars and the shop has no exchange rate for EUR/,
    ],
    ['in another currency, no matter how high', sold(990_000, 'JPY'), /¥990,000/],
    [
      'in another currency, with an unknown cost',
      sold(9900, 'GBP', { typeCode: 'comodo-ev', choices: [{ typeCode: 'comodo-ev', years: 1, amount: 9900, currency: 'GBP' }] }),
      /not known yet/,
    ],
    ['below Enom’s price', sold(894), /at \$8\.94: Enom asks \$8\.95\. Sells \$0\.01 below cost/],
    [
      'below Enom’s price for two years',
      sold(1789, 'USD', { choices: [{ typeCode: 'rapidssl', years: 2, amount: 1789, currency: 'USD' }] }),
      /\$17\.90/,
    ],
  ])('%s is refused until staff agree to sell it without protection', async (_, input, words) => {
    expect(await refused(input)).toMatch(words)
    expect(await getProduct(input.slug)).toBeNull()
    expect(await saveProduct(staff, { ...input, unprotected: true })).toMatchObject({ ok: true })
    const id = await idOf(input.slug)
    expect(await getProductCosts(staff, id)).toMatchObject([{ state: 'unprotected' }])
    expect((await listAllProducts(staff)).find((product) => product.id === id)?.choices).toMatchObject([{ unprotected: true }])
  })

  test('once staff have agreed to a price, the same or a higher one needs no new agreement, but a lower one does', async () => {
    const first = await saveProduct(staff, sold(500, 'EUR', { unprotected: true }))
    const id = first.ok ? first.value.id : ''
    const again = (amount: number) => refused(sold(amount, 'EUR', { id, slug: 'loss-eur-500' }))
    expect(await again(500)).toBeNull()
    expect(await again(600)).toBeNull()
    expect(await again(599)).toMatch(/€5\.99/)
  })

  test('a price that covers its cost, or whose cost is unknown, is saved without asking and stays protected', async () => {
    expect(await saveProduct(staff, sold(895, 'USD', { unprotected: true }))).toMatchObject({ ok: true })
    const unread = sold(100, 'USD', {
      typeCode: 'comodo-ev',
      choices: [{ typeCode: 'comodo-ev', years: 1, amount: 100, currency: 'USD' }],
    })
    expect(await saveProduct(staff, unread)).toMatchObject({ ok: true })
    for (const slug of ['loss-usd-895', unread.slug]) {
      expect(await db.productChoice.findMany({ where: { product: { slug } } })).toMatchObject([{ unprotected: false }])
    }
  })

  test('a hidden product is saved without asking; staff are asked when they show it in the shop', async () => {
    const hidden = await saveProduct(staff, sold(1, 'USD', { visible: false, unprotected: true }))
    const id = hidden.ok ? hidden.value.id : ''
    expect(await refused(sold(1, 'USD', { id }))).toMatch(/\$0\.01/)
  })

  test('a loss within the account’s cost tolerance needs no agreement', async () => {
    await db.enomAccount.updateMany({ data: { costTolerance: 12 } })
    expect(await refused(sold(800))).toBeNull()
    expect(await refused(sold(799))).toMatch(/\$7\.99/)
    await db.enomAccount.updateMany({ data: { costTolerance: 0 } })
  })
})

describe('an exchange rate', () => {
  const rate = (micros: string, more: object = {}) => exchangeRateInput.safeParse({ currency: 'chf', micros, asOf: '2026-11-01', ...more })
  const enter = async (micros: string) => {
    const { data } = rate(micros)
    return data ? saveExchangeRate(staff, data) : null
  }
  const francs = (slug: string, amount: number) => draft({ slug, choices: [{ typeCode: 'rapidssl', years: 1, amount, currency: 'CHF' }] })
  const unprotected = (slug: string) => db.productChoice.findMany({ where: { product: { slug } }, select: { unprotected: true } })

  test.each([
    ['0,88', {}, '“0,88” is not a rate the shop can read. Did you mean 0.88?'],
    ['0', {}, '“0” is not a rate. Enter how much one US dollar is worth, above 0, with at most six decimals, such as 0.92.'],
    ['1', { currency: 'USD' }, 'US dollars need no rate, because Enom charges in US dollars.'],
    ['1', { currency: 'XYZ' }, '“XYZ” is not a currency code. Use one such as EUR.'],
    ['1', { asOf: '2999-01-01' }, 'The date of the rate is in the future.'],
  ])('%s %j is refused with a message about it', (typed, more, words) => {
    expect(rate(typed, more).error?.issues.map(({ message }) => message)).toEqual([words])
  })

  test('compares prices in its currency with costs, protects those that cover them, and reports those below cost', async () => {
    expect(await saveProduct(staff, { ...francs('francs', 1000), unprotected: true })).toMatchObject({ ok: true })
    expect(await unprotected('francs')).toEqual([{ unprotected: true }])
    expect(await saveExchangeRate(client, { currency: 'CHF', micros: 1_000_000n, asOf: new Date() })).toMatchObject({ ok: false })
    expect(await enter('1')).toEqual({ ok: true, value: { losing: 0 } })
    expect(await unprotected('francs')).toEqual([{ unprotected: false }])
    expect(await getProductCosts(staff, await idOf('francs'))).toMatchObject([{ worth: 1000, margin: 105, state: 'good' }])
    const cheap = await saveProduct(staff, francs('few-francs', 800))
    expect(cheap.ok ? '' : cheap.error.map(saveProductText).join(' ')).toMatch(
      /CHF.8\.00 \(worth \$8\.00\): Enom asks \$8\.95\. Sells \$0\.95 below cost\./,
    )
    expect(await saveProduct(staff, francs('more-francs', 895))).toMatchObject({ ok: true })
    expect(await enter('1.25')).toEqual({ ok: true, value: { losing: 2 } })
    expect(await getProductCosts(staff, await idOf('francs'))).toMatchObject([{ worth: 800, margin: -95, state: 'loss' }])
  })
})

test('saving over someone else’s newer change is refused, showing both versions, and saving again replaces theirs', async () => {
  const id = await idOf('sectigo-premium-wildcard')
  const opened = (await getProductForEdit(staff, id))?.updatedAt
  const priced = (amount: number) => [{ typeCode: 'rapidssl', years: 1, amount, currency: 'USD' }]
  const input = draft({ id, slug: 'sectigo-premium-wildcard', savedAt: opened })
  expect(await saveProduct(staff, { ...input, summary: 'Theirs.', choices: priced(1700) })).toMatchObject({ ok: true })
  const mine = { ...input, summary: 'Mine.', choices: priced(1800) }
  const refused = await saveProduct(staff, mine)
  const [refusal] = refused.ok ? [] : refused.error
  expect(refusal && saveProductText(refusal)).toContain(
    'Best for: theirs “Theirs.”, yours “Mine.”. RapidSSL, 1 year: theirs “$17.00”, yours “$18.00”.',
  )
  expect((await getProductForEdit(staff, id))?.summary).toBe('Theirs.')
  const savedAt = refusal?.code === 'changed-since' ? refusal.savedAt : undefined
  expect(await saveProduct(staff, { ...mine, savedAt })).toMatchObject({ ok: true })
  expect((await getProductForEdit(staff, id))?.summary).toBe('Mine.')
})

test('all errors in a product are reported together', async () => {
  const row = { typeCode: 'rapidssl', years: 1, amount: 1500, currency: 'USD' }
  const choices = [row, row, { ...row, years: 4, amount: 9900 }, { ...row, years: 2, amount: Number.NaN }]
  const day = (text: string) => new Date(text)
  const sale = { saleFrom: day('2026-12-02'), saleUntil: day('2026-12-01') }
  const saved = await saveProduct(staff, draft({ slug: 'sectigo-essential', name: ' ', ...sale, choices }))
  expect(saved.ok ? [] : saved.error).toEqual([
    { code: 'invalid', fields: { name: expect.any(String), 'choices.3.amount': expect.any(String) } },
    { code: 'slug-taken' },
    { code: 'sale-ends-first' },
    { code: 'term-too-long', row: 2, typeName: 'RapidSSL', maxYears: 3 },
    { code: 'same-choice-twice', row: 1 },
  ])
})

test('a product is on sale from its first to its last day, and the pages are refreshed on both', async () => {
  const sale = { saleFrom: new Date('2027-01-10'), saleUntil: new Date('2027-01-12') }
  expect(await saveProduct(staff, draft({ slug: 'seasonal', ...sale }))).toMatchObject({ ok: true })
  const seen: boolean[] = []
  for (const at of ['2027-01-09T23:59:59Z', '2027-01-10T00:00:00Z', '2027-01-12T23:59:59Z', '2027-01-13T00:00:00Z']) {
    const restore = setClock(() => new Date(at))
    seen.push(
      (await getProduct('seasonal')) !== null,
      (await listProducts()).some(({ slug }) => slug === 'seasonal'),
    )
    restore()
  }
  expect(seen).toEqual([false, false, true, true, true, true, false, false])
})

test('a product can be moved, copied (hidden, with its prices), and deleted only if it is hidden and was never ordered', async () => {
  const order = async () => (await listAllProducts(staff)).map(({ id }) => id)
  const [first = '', second = ''] = await order()
  await moveProduct(staff, second, -1)
  expect((await order()).slice(0, 2)).toEqual([second, first])
  await moveProduct(staff, second, 1)
  expect((await order()).slice(0, 2)).toEqual([first, second])
  expect(await moveProduct(client, second, 1)).toMatchObject({ ok: false })

  const copies = await Promise.all([1, 2].map(() => duplicateProduct(staff, first)))
  const [copy = '', other = ''] = copies.map((made) => (made.ok ? made.value.id : ''))
  const [of, is] = [await getProductForEdit(staff, first), await getProductForEdit(staff, copy)]
  expect(is).toMatchObject({ visible: false, choices: of?.choices.filter((one) => one.active).map(({ amount }) => ({ amount })) })
  expect(new Set([of?.slug, is?.slug, (await getProductForEdit(staff, other))?.slug]).size).toBe(3)
  expect(await duplicateProduct(client, first)).toMatchObject({ ok: false })

  expect(await deleteProduct(client, copy)).toMatchObject({ error: { code: 'not-found' } })
  await db.product.update({ where: { id: copy }, data: { visible: true } })
  expect(await deleteProduct(staff, copy)).toMatchObject({ error: { code: 'still-shown' } })
  await db.product.update({ where: { id: copy }, data: { visible: false } })
  const user = await db.user.create({ data: { email: 'sold@shop.example' } })
  const line = { position: 1, productId: copy, typeCode: 'rapidssl', productName: 'p', typeName: 't', years: 1, quantity: 1, unitAmount: 1 }
  const items = { create: { ...line, activation: 'automatic' as const } }
  await db.order.create({ data: { userId: user.id, email: user.email, currency: 'USD', total: 1, basketHash: 'b', items } })
  expect(await deleteProduct(staff, copy)).toMatchObject({ error: { code: 'was-sold', orders: 1 } })
  expect(await deleteProduct(staff, other)).toMatchObject({ ok: true })
  expect(await getProductForEdit(staff, other)).toBeNull()
})
