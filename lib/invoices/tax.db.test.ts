import { beforeEach, expect, test, vi } from 'vitest'
import { readReportSettings } from '../admin/reports/read-settings'
import { getTotals } from '../admin/reports/sales'
import { saveReportSettings } from '../admin/reports/save-settings'
import { sumSalesDays } from '../admin/reports/sum-sales-days'
import { sumTaxDays } from '../admin/reports/sum-tax-days'
import { getTaxByRate, isTaxIncomplete } from '../admin/reports/tax'
import { enterCoupon } from '../cart/enter-coupon'
import { readCart } from '../cart/queries'
import { saveTaxDetails } from '../cart/save-tax-details'
import { getProductCosts } from '../catalog/product-costs'
import { paidFor } from '../certificates/purchase/plan'
import { DAY, later, now, setClock } from '../clock'
import { db } from '../db/client'
import { placeOrder } from '../orders/placing/place-order'
import { fillBasket, openPage, orderSomething, STAFF, sell } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { offerChange } from '../payments/change/offer'
import { quoteChange } from '../payments/change/quote'
import { settlePayment } from '../payments/settle-payment'
import { quoteTax } from '../quotes/quote-tax'
import { refundPart } from '../refunds/request/refund-part'
import { sendRefund } from '../refunds/sending/send-refund'
import { park } from '../refunds/testing/refunds'
import { getTaxSettings } from '../tax/get-settings'
import { saveTaxClasses } from '../tax/save-classes'
import { fillStandardRates, saveTaxRates } from '../tax/save-rates'
import { saveTaxSettings } from '../tax/save-settings'
import { versionOf } from '../version-of'
import { issueMissing } from './issue-missing'
import { getInvoice, listInvoices } from './queries'
import { saveSeller } from './save-seller'

// Both come before all other imports, because the settings must point to them when they are read.
const { operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))
const vies = await vi.hoisted(async () => {
  const { createServer } = await import('node:http')
  const said: { answer: object | null; asked: unknown[] } = { answer: { valid: true }, asked: [] }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    said.asked.push(JSON.parse(body))
    response.writeHead(said.answer ? 200 : 500).end(JSON.stringify(said.answer ?? {}))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  process.env.VIES_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  server.unref()
  return said
})

const AUSTRIAN = 'ATU13585627'
const SELLER = {
  name: 'Keel GmbH',
  address: 'Kai 1',
  email: 'b@keel.example',
  taxNumber: 'DE1',
  taxNote: 'No tax is charged.',
  keepYears: 10,
}
const setTax = async (mode: 'off' | 'including' | 'plus', askVies = true) =>
  expect(await saveTaxSettings(STAFF, { mode, sellerCountry: 'DE', askVies, calculator: 'shop', version: undefined })).toEqual({ ok: true })

await fillStandardRates(STAFF)
await saveSeller(STAFF, SELLER)
beforeEach(async () => {
  await operate('webhooks', { mode: 'drop' })
  Object.assign(vies, { answer: { valid: true }, asked: [] })
})

let count = 0

/** Returns a basket of two certificates at $19.00 whose buyer has given their country. */
async function basket(country: string, taxNumber = '') {
  const { choiceId } = await sell()
  const cartToken = await fillBasket(choiceId, 2)
  expect(await saveTaxDetails(cartToken, { country, taxNumber })).toEqual({ ok: true })
  return cartToken
}

async function place(cartToken: string, country: string) {
  count += 1
  const email = `tax${count}@shop.example`
  const cart = await readCart(db, cartToken)
  const placed = await placeOrder({ cartToken, email, country, shown: cart?.total ?? undefined })
  if (!placed.ok) throw new Error(placed.error.code)
  return placed.value.orderId
}

const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id }, include: { items: true } })

async function pay(orderId: string) {
  const { session, buyer } = await openPage(orderId)
  await operate('pay', { session })
  await settlePayment(session)
  await issueMissing(orderId)
  const documents = async () =>
    Promise.all((await listInvoices(buyer, orderId)).map(async ({ number }) => getInvoice(buyer, orderId, number)))
  return { buyer, documents }
}

test('while tax is off, orders, baskets and invoices don’t mention it', async () => {
  await setTax('off')
  const cartToken = await basket('DE')
  expect(await readCart(db, cartToken)).toMatchObject({ tax: null, total: { amount: 3800 } })
  const orderId = await place(cartToken, 'DE')
  expect(await orderOf(orderId)).toMatchObject({ total: 3800, items: [{ unitAmount: 1900, taxMinor: 0, taxRate: null, taxReason: null }] })
  const { buyer, documents } = await pay(orderId)
  expect(await getOrder(buyer, orderId)).toMatchObject({ tax: null })
  expect(await documents()).toMatchObject([{ net: 3800, taxes: [], total: 3800, taxNote: 'No tax is charged.' }])
})

test('plus tax: the buyer is charged their country’s tax on top, and the order, its email and its invoice show it', async () => {
  await setTax('plus')
  const cartToken = await basket('DE')
  expect(await readCart(db, cartToken)).toMatchObject({ total: { amount: 4522 }, tax: { parts: [{ amount: 722, rate: 1900 }] } })
  expect(await placeOrder({ cartToken, email: 'x@shop.example', country: 'DE', shown: { amount: 3800, currency: 'USD' } })).toMatchObject({
    error: { code: 'total-changed', total: { amount: 4522 } },
  })
  const orderId = await place(cartToken, 'DE')
  const order = await orderOf(orderId)
  expect(order).toMatchObject({ total: 4522, items: [{ unitAmount: 2261, taxMinor: 361, taxRate: 1900, taxReason: 'standard' }] })
  expect(order.items.map((item) => paidFor(item, 'USD').amount)).toEqual([1900])
  const { buyer, documents } = await pay(orderId)
  expect(await getOrder(buyer, orderId)).toMatchObject({ tax: { amount: { amount: 722 }, parts: [{ rate: 1900 }], otherCountry: 'US' } })
  expect(await documents()).toMatchObject([
    { net: 3800, total: 4522, taxNote: '', taxes: [{ rate: 1900, net: 3800, amount: 722 }], lines: [{ unitAmount: 1900, amount: 3800 }] },
  ])
  expect(await db.mail.findFirst({ where: { orderId, kind: 'order_received' } })).toMatchObject({
    data: { tax: { amount: 722, label: 'VAT 19%' } },
  })
})

test('a coupon is deducted before tax, in the basket, on the order and on the invoice', async () => {
  const { id: couponId } = await db.coupon.create({ data: { code: 'TAX-10', percent: 1000, createdAt: now(), updatedAt: now() } })
  const cartToken = await basket('DE')
  expect(await enterCoupon(cartToken, { code: 'TAX-10' })).toEqual({ ok: true })
  expect(await readCart(db, cartToken)).toMatchObject({
    list: { amount: 3800 },
    total: { amount: 4070 },
    tax: { parts: [{ amount: 650 }] },
  })
  const orderId = await place(cartToken, 'DE')
  expect(await orderOf(orderId)).toMatchObject({ total: 4070, items: [{ unitAmount: 2035, taxMinor: 325, discount: 226 }] })
  expect(await db.couponUse.findFirst({ where: { couponId } })).toMatchObject({ amount: 452 })
  const { documents } = await pay(orderId)
  expect(await documents()).toMatchObject([
    { net: 3420, total: 4070, taxes: [{ net: 3420, amount: 650 }], lines: [{ unitAmount: 1900, amount: 3800 }, { amount: -380 }] },
  ])
})

test('prices include tax: the buyer pays the price, and margins and cost checks use the price less tax', async () => {
  await setTax('including')
  // The catalogue deducts the home country's tax, whereas an order deducts the tax of the buyer's country.
  const { productId } = await sell()
  expect(await getProductCosts(STAFF, productId)).toMatchObject([{ worth: 1597 }])
  const margin = async () => {
    await sumSalesDays()
    const { totals } = await getTotals(STAFF, { span: { from: later(now(), -DAY), until: later(now(), DAY) }, zone: 'UTC', isAll: false })
    return totals[0]?.margin ?? 0
  }
  const before = await margin()
  const orderId = await place(await basket('FR'), 'FR')
  const order = await orderOf(orderId)
  expect(order).toMatchObject({ total: 3800, items: [{ unitAmount: 1900, taxMinor: 317, taxRate: 2000 }] })
  expect(order.items.map((item) => paidFor(item, 'USD').amount)).toEqual([1583])
  const { documents } = await pay(orderId)
  expect(await documents()).toMatchObject([{ net: 3166, total: 3800, taxes: [{ amount: 634 }] }])
  expect((await margin()) - before).toBe(3166)
  await setTax('plus')
})

test('a business with a VIES-confirmed number is reverse-charged: the invoice says so, and the order stores the response', async () => {
  const orderId = await place(await basket('AT', 'atu 13585627'), 'AT')
  expect(vies.asked).toEqual([{ countryCode: 'AT', vatNumber: 'U13585627' }])
  expect(await orderOf(orderId)).toMatchObject({
    total: 3800,
    taxNumber: AUSTRIAN,
    vatAnswer: 'valid',
    vatAskedAt: expect.any(Date),
    items: [{ taxMinor: 0, taxRate: 0, taxReason: 'reverse_charge' }],
  })
  const { documents } = await pay(orderId)
  expect(await documents()).toMatchObject([
    { net: 3800, total: 3800, buyer: { taxNumber: AUSTRIAN }, taxes: [{ rate: 0, amount: 0 }], taxNote: /^Reverse charge/ },
  ])
})

test('tax is charged if VIES is down, does not know the number or confirmed it too long ago, and the number can be corrected before payment', async () => {
  for (const [answer, vatAnswer] of [
    [null, 'unreachable'],
    [{ actionSucceed: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] }, 'unreachable'],
    [{ valid: false }, 'invalid'],
  ] as const) {
    vies.answer = answer
    const orderId = await place(await basket('AT', AUSTRIAN), 'AT')
    expect(await orderOf(orderId)).toMatchObject({ total: 4560, vatAnswer, items: [{ taxRate: 2000, taxReason: 'standard' }] })
  }
  vies.answer = { valid: true }
  const cartToken = await basket('AT', AUSTRIAN)
  const first = await place(cartToken, 'AT')
  // A country other than the basket's, for which the tax number is not valid.
  expect(await placeOrder({ cartToken, email: 'y@shop.example', country: 'FR' })).toMatchObject({ ok: true })
  const turnBack = setClock(() => later(new Date(), 2 * DAY))
  expect(await readCart(db, cartToken)).toMatchObject({ total: { amount: 4560 }, tax: { buyer: { taxNumber: AUSTRIAN, vatAnswer: null } } })
  turnBack()
  expect(await saveTaxDetails(cartToken, { country: 'AT', taxNumber: 'ATU1' })).toMatchObject({ error: { code: 'not-a-number' } })
  expect(await saveTaxDetails(cartToken, { country: 'AT', taxNumber: '' })).toEqual({ ok: true })
  const second = await place(cartToken, 'AT')
  expect([(await orderOf(first)).total, (await orderOf(second)).total]).toEqual([3800, 4560])
})

test('partial refunds reverse tax in proportion: the credit notes add up to the invoice, even if the bank returns a refund', async () => {
  const orderId = await place(await basket('DE'), 'DE')
  const { documents } = await pay(orderId)
  const refund = async (amount: number) => {
    const asked = await refundPart(STAFF, orderId, { reason: 'Not needed', part: { amount, currency: 'USD' } })
    if (!asked.ok) throw new Error(asked.error.code)
    for (const { id } of await db.refund.findMany({ where: { orderId, status: 'requested' } })) await sendRefund(id)
    await issueMissing(orderId)
  }
  for (const amount of [1001, 7, 333]) await refund(amount)
  const returned = await db.refund.findFirstOrThrow({ where: { orderId, amount: 7 } })
  await db.refund.update({ where: { id: returned.id }, data: { status: 'failed' } })
  await issueMissing(orderId)
  const { chargeId, currency, actor } = returned
  const rest = { amount: 4522 - 1001 - 333, cause: 'staff', status: 'succeeded', idempotencyKey: `rest:${orderId}` } as const
  await db.refund.create({ data: { orderId, chargeId, currency, actor, ...rest } })
  await issueMissing(orderId)
  const [invoice, ...others] = await documents()
  const signed = others.map((one) => {
    const sign = one?.kind === 'credit_note' ? 1 : -1
    const tax = one?.taxes[0]?.amount ?? 0
    expect(one?.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(one?.net)
    expect(one?.total).toBe((one?.net ?? 0) + tax)
    return { tax: sign * tax, net: sign * (one?.net ?? 0) }
  })
  const sum = (of: 'tax' | 'net') => signed.reduce((total, one) => total + one[of], 0)
  expect(signed).toHaveLength(5)
  expect({ tax: sum('tax'), net: sum('net') }).toEqual({ tax: 722, net: 3800 })
  expect(invoice).toMatchObject({ net: 3800, total: 4522 })
})

test('a change to another certificate is charged with tax on the difference, and its invoice shows it', async () => {
  const typeCode = 'geotrust-truebizid'
  const choices = { create: { typeCode, years: 1, amount: 7900, currency: 'USD' } }
  const product = { slug: 'other', name: 'True BusinessID', summary: 's', typeCode, choices }
  const { choices: made } = await db.product.create({ data: product, include: { choices: true } })
  const first = await place(await basket('DE'), 'DE')
  await pay(first)
  const { id } = await db.certificate.findFirstOrThrow({ where: { orderId: first } })
  await park(id, 'supplier_refused')
  const choiceId = made[0]?.id ?? ''
  expect(await quoteChange(STAFF, id, { choiceId })).toMatchObject({
    value: { price: { amount: 9401 }, credit: { amount: 2261 }, difference: { amount: 7140 } },
  })
  const offered = await offerChange(STAFF, id, { choiceId, difference: 7140 })
  if (!offered.ok) throw new Error(offered.error.code)
  const { orderId } = offered.value
  const { documents } = await pay(orderId)
  expect(await orderOf(orderId)).toMatchObject({ total: 7140, items: [{ unitAmount: 9401, taxMinor: 1501, taxRate: 1900, credit: 2261 }] })
  expect(await documents()).toMatchObject([
    { net: 6000, total: 7140, taxes: [{ net: 6000, amount: 1140 }], lines: [{ amount: 7900 }, { amount: -1900 }] },
  ])
})

/** Adds the tax class Reduced, 7% in Germany, and returns a choice at $10.00 whose product is in that class. */
async function sellReduced() {
  expect(await saveTaxClasses(STAFF, { classes: {}, added: 'Reduced', stripeCodes: {}, version: undefined })).toEqual({ ok: true })
  const rates = [
    ...((await getTaxSettings(STAFF))?.rates ?? []),
    { country: 'DE', taxClass: 'reduced', validFrom: '2026-01-01', rate: 700 },
  ]
  expect(await saveTaxRates(STAFF, { rates, version: undefined })).toEqual({ ok: true })
  const sold = await sell(1000)
  await db.product.update({ where: { id: sold.productId }, data: { taxClass: 'reduced' } })
  return sold
}

test('a product in another tax class is taxed at its own rate, and order, email, invoice, credit note and report list the rates separately', async () => {
  const { choiceId, productId } = await sellReduced()
  const cartToken = await basket('DE')
  await fillBasket(choiceId, 1, cartToken)
  expect(await readCart(db, cartToken)).toMatchObject({
    total: { amount: 4522 + 1070 },
    tax: {
      parts: [
        { rate: 1900, amount: 722 },
        { rate: 700, amount: 70 },
      ],
    },
  })
  const report = async (period: { isAll?: boolean; country?: string } = {}) => {
    await sumTaxDays()
    const span = { from: later(now(), -DAY), until: later(now(), DAY) }
    const rows = await getTaxByRate(STAFF, { span, zone: 'UTC', isAll: period.isAll ?? false })
    return rows.find(({ country, rate }) => country === (period.country ?? 'DE') && rate === 700)
  }
  const orderId = await place(cartToken, 'DE')
  const { buyer, documents } = await pay(orderId)
  expect(await orderOf(orderId)).toMatchObject({
    total: 5592,
    items: expect.arrayContaining([
      expect.objectContaining({ unitAmount: 2261, taxMinor: 361, taxRate: 1900 }),
      expect.objectContaining({ unitAmount: 1070, taxMinor: 70, taxRate: 700 }),
    ]),
  })
  expect(await getOrder(buyer, orderId)).toMatchObject({ tax: { amount: { amount: 792 }, parts: [{ amount: 722 }, { amount: 70 }] } })
  expect(await db.mail.findFirst({ where: { orderId, kind: 'order_received' } })).toMatchObject({
    data: { tax: { amount: 792, label: 'VAT: $7.22 at 19% and $0.70 at 7%' } },
  })
  const taxes = [
    { rate: 1900, net: 3800, amount: 722 },
    { rate: 700, net: 1000, amount: 70 },
  ]
  expect(await documents()).toMatchObject([{ net: 4800, total: 5592, taxes }])
  expect(await report()).toMatchObject({ currency: 'USD', net: 1000, tax: 70 })
  const asked = await refundPart(STAFF, orderId, { reason: 'Not needed', part: { amount: 2796, currency: 'USD' } })
  if (!asked.ok) throw new Error(asked.error.code)
  for (const { id } of await db.refund.findMany({ where: { orderId, status: 'requested' } })) await sendRefund(id)
  await issueMissing(orderId)
  expect((await documents())[1]).toMatchObject({
    total: 2796,
    taxes: [
      { net: 1900, amount: 361 },
      { net: 500, amount: 35 },
    ],
  })
  for (const isAll of [false, true]) expect(await report({ isAll })).toMatchObject({ net: 500, tax: 35 })
  await db.order.update({ where: { id: orderId }, data: { country: 'AT' } })
  expect([await report(), await report({ country: 'AT' })]).toEqual([undefined, expect.objectContaining({ net: 500, tax: 35 })])
  // The price includes the reduced rate, so it contains less tax than other prices.
  await setTax('including')
  expect(await getProductCosts(STAFF, productId)).toMatchObject([{ worth: 935 }])
  await setTax('plus')
})

test('a quote charges each product the rate of its tax class', async () => {
  const choices = [await sell(1900), await sell(1000)]
  await db.product.update({ where: { id: choices[1]?.productId }, data: { taxClass: 'reduced' } })
  const lines = choices.map(({ choiceId }, index) => ({ choiceId, quantity: 1, unitAmount: index ? 1000 : 1900 }))
  expect(await quoteTax(db, { country: 'DE', currency: 'USD' }, lines)).toEqual({
    total: { amount: 3331, currency: 'USD' },
    tax: {
      amount: 431,
      currency: 'USD',
      label: 'VAT: $3.61 at 19% and $0.70 at 7%',
      parts: [
        { rate: 1900, reason: 'standard', amount: 361 },
        { rate: 700, reason: 'standard', amount: 70 },
      ],
    },
  })
})

test('tax classes can be renamed, and removed with their rates, except Standard and those in use', async () => {
  const save = (classes: Record<string, string>, added = '', version?: string) =>
    saveTaxClasses(STAFF, { classes, added, stripeCodes: {}, version })
  expect(
    await saveTaxClasses({ ...STAFF, role: 'support' }, { classes: {}, added: 'Mine', stripeCodes: {}, version: undefined }),
  ).toMatchObject({
    error: { code: 'not-found' },
  })
  expect(await save({ reduced: '' })).toMatchObject({ error: { code: 'class-in-use', name: 'Reduced', field: 'classes.reduced' } })
  expect(await save({ standard: '' })).toMatchObject({ error: { code: 'standard-stays' } })
  expect(await save({}, 'STANDARD')).toMatchObject({ error: { code: 'name-taken', field: 'added' } })
  expect(await save({}, 'Other', 'old')).toMatchObject({ error: { code: 'classes-changed' } })
  expect(await save({ standard: 'Reduced', reduced: 'Standard' })).toEqual({ ok: true })
  expect(await db.taxClass.findMany({ orderBy: { code: 'asc' } })).toEqual([
    { code: 'reduced', name: 'Standard', stripeCode: null },
    { code: 'standard', name: 'Reduced', stripeCode: null },
  ])
  await db.product.updateMany({ data: { taxClass: 'standard' } })
  expect(await save({ standard: 'Standard', reduced: '' }, 'Ermäßigt')).toEqual({ ok: true })
  expect((await getTaxSettings(STAFF))?.classes).toEqual([
    { code: 'standard', name: 'Standard', stripeCode: null },
    { code: 'ermassigt', name: 'Ermäßigt', stripeCode: null },
  ])
  expect(await db.taxRate.count({ where: { taxClass: 'reduced' } })).toBe(0)
  const gone = [...((await getTaxSettings(STAFF))?.rates ?? []), { country: 'DE', taxClass: 'reduced', validFrom: '2026-01-01', rate: 700 }]
  expect(await saveTaxRates(STAFF, { rates: gone, version: undefined })).toMatchObject({ error: { code: 'class-gone' } })
  expect(await db.auditEntry.findFirst({ where: { action: 'settings.tax_classes' }, orderBy: { id: 'desc' } })).toMatchObject({
    before: { reduced: 'Standard', standard: 'Reduced' },
    after: { ermassigt: 'Ermäßigt', standard: 'Standard' },
  })
})

test('only authorised staff can save tax settings; the second of two conflicting saves is refused, the home country keeps a rate, and a future rate waits for its date', async () => {
  const { buyer } = await orderSomething()
  const support = { ...STAFF, role: 'support' } as const
  const found = (await getTaxSettings(STAFF)) ?? { settings: {}, rates: [] }
  expect(await getTaxSettings(buyer)).toBeNull()
  const settings = { mode: 'plus', sellerCountry: 'DE', askVies: true, calculator: 'shop' } as const
  expect(await saveTaxSettings(support, { ...settings, version: undefined })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await saveTaxRates(support, { rates: [], version: undefined })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await fillStandardRates(support)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await saveTaxSettings(STAFF, { ...settings, version: 'old' })).toMatchObject({ error: { code: 'changed-since' } })
  expect(await saveTaxSettings(STAFF, { ...settings, sellerCountry: 'US', version: undefined })).toMatchObject({
    error: { code: 'no-home-rate', country: 'US' },
  })
  expect(await saveTaxRates(STAFF, { rates: [], version: undefined })).toMatchObject({ error: { code: 'no-home-rate' } })
  const tomorrow = later(now(), DAY).toISOString().slice(0, 10)
  const rates = [...found.rates, { country: 'DE', taxClass: 'standard', validFrom: tomorrow, rate: 2100 }]
  expect(await saveTaxRates(STAFF, { rates, version: versionOf(found.rates) })).toEqual({ ok: true })
  expect(await saveTaxRates(STAFF, { rates: found.rates, version: versionOf(found.rates) })).toMatchObject({
    error: { code: 'rates-changed' },
  })
  const cartToken = await basket('DE')
  expect((await readCart(db, cartToken))?.total?.amount).toBe(4522)
  const turnBack = setClock(() => later(new Date(), 1.1 * DAY))
  expect((await readCart(db, cartToken))?.total?.amount).toBe(4598)
  turnBack()
  expect(await fillStandardRates(STAFF)).toEqual({ ok: true, value: { added: 0 } })
  expect(await db.auditEntry.count({ where: { action: { in: ['settings.tax', 'settings.tax_rates'] } } })).toBeGreaterThan(3)
})

test('a document’s tax counts on its issue date in the shop’s time zone, even after the zone changes', async () => {
  const cartToken = await basket('FR')
  const orderId = await place(cartToken, 'FR')
  await pay(orderId)
  await db.invoice.updateMany({ where: { orderId }, data: { issuedAt: new Date('2029-03-31T23:30:00Z') } })
  const days = async () => {
    await sumTaxDays()
    return (await db.taxDay.findMany({ where: { country: 'FR', day: { gte: new Date('2029-03-01') } } })).map(({ day }) =>
      day.toISOString().slice(0, 10),
    )
  }
  const inZone = async (timeZone: string) => {
    const settings = await readReportSettings()
    expect(await saveReportSettings(STAFF, { ...settings, timeZone, version: versionOf(settings) })).toMatchObject({ ok: true })
    return days()
  }
  try {
    expect(await days()).toEqual(['2029-03-31'])
    expect(await isTaxIncomplete(STAFF, { span: { from: new Date(0), until: now() }, zone: 'UTC', isAll: true })).toBe(false)
    expect(await inZone('Asia/Tokyo')).toEqual(['2029-04-01'])
    expect(await inZone('America/Los_Angeles')).toEqual(['2029-03-31'])
  } finally {
    await inZone('UTC')
  }
  await db.taxDayDue.create({ data: { day: new Date('2025-01-01') } })
  const incomplete = (from: string, isAll = false) =>
    isTaxIncomplete(STAFF, { span: { from: new Date(from), until: now() }, zone: 'UTC', isAll })
  expect([await incomplete('2024-12-01'), await incomplete('2025-02-01'), await incomplete('2025-02-01', true)]).toEqual([
    true,
    false,
    true,
  ])
  await sumTaxDays()
  expect(await incomplete('2024-12-01')).toBe(false)
})
