import { beforeEach, expect, test, vi } from 'vitest'
import { changeQuantity } from '../cart/change-quantity'
import { readCart } from '../cart/queries'
import { saveTaxDetails } from '../cart/save-tax-details'
import { tryStripeTax } from '../cart/try-stripe-tax'
import { db } from '../db/client'
import { issueMissing } from '../invoices/issue-missing'
import { getInvoice, listInvoices } from '../invoices/queries'
import { saveSeller } from '../invoices/save-seller'
import { placeOrder } from '../orders/placing/place-order'
import { orderFor } from '../orders/staff/order-for'
import { fillBasket, openPage, STAFF, sell } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { settlePayment } from '../payments/settle-payment'
import { refundPart } from '../refunds/request/refund-part'
import { sendRefund } from '../refunds/sending/send-refund'
import { saveTaxClasses } from '../tax/save-classes'
import { fillStandardRates } from '../tax/save-rates'
import { saveTaxSettings } from '../tax/save-settings'
import { listTaxRecords } from './queries'
import { recordMissing } from './record-missing'

// Must come before all other imports: the settings are read at import and must point to the simulator.
const { operate, stripeLedger } = await vi.hoisted(() => import('../stripe/testing/simulator'))

const SELLER = { name: 'Keel Inc', address: 'Pier 1', email: 'b@keel.example', taxNumber: '', taxNote: 'No tax.', keepYears: 10 }
const setTax = async (mode: 'including' | 'plus', calculator: 'shop' | 'stripe' = 'stripe') =>
  expect(await saveTaxSettings(STAFF, { mode, sellerCountry: 'DE', askVies: false, calculator, version: undefined })).toEqual({ ok: true })

await fillStandardRates(STAFF)
await saveSeller(STAFF, SELLER)
beforeEach(async () => {
  await operate('webhooks', { mode: 'drop' })
  await operate('clear-faults')
  await setTax('plus')
})

const CALCULATIONS = '/v1/tax/calculations'
const NEW_YORK = { country: 'US', taxNumber: '', postalCode: '10001' }
let count = 0

async function basket(quantity = 3) {
  const { choiceId } = await sell()
  return fillBasket(choiceId, quantity)
}

async function place(cartToken: string, country = 'US') {
  count += 1
  const cart = await readCart(db, cartToken)
  return placeOrder({ cartToken, email: `stripe-tax${count}@shop.example`, country, shown: cart?.total ?? undefined })
}

async function order(details: Parameters<typeof saveTaxDetails>[1], quantity = 3) {
  const cartToken = await basket(quantity)
  expect(await saveTaxDetails(cartToken, details)).toEqual({ ok: true })
  const placed = await place(cartToken, details.country)
  if (!placed.ok) throw new Error(placed.error.code)
  return placed.value.orderId
}

async function pay(orderId: string) {
  const { session, buyer } = await openPage(orderId)
  await operate('pay', { session })
  await settlePayment(session)
  return buyer
}

const items = (orderId: string) => db.orderItem.findMany({ where: { orderId }, orderBy: { position: 'asc' } })
const atStripe = async (reference: string) => (await stripeLedger()).taxTransactions.filter((one) => one.reference.startsWith(reference))

test('a sale in New York: Stripe calculates, the order keeps every cent, the invoice says sales tax, and sale and refund are recorded once', async () => {
  const orderId = await order(NEW_YORK)
  const { number, total, taxCalculation } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect([total, taxCalculation]).toEqual([6206, expect.stringMatching(/^taxcalc_/)])
  const taxed = { taxRate: 888, taxReason: 'standard', taxLabel: 'Sales tax 8.875%' }
  expect(await items(orderId)).toMatchObject([
    { quantity: 2, unitAmount: 2069, taxMinor: 169, ...taxed },
    { quantity: 1, unitAmount: 2068, taxMinor: 168, ...taxed },
  ])
  await recordMissing(orderId)
  expect(await atStripe(String(number))).toEqual([])

  const buyer = await pay(orderId)
  expect(await db.$queryRaw`select 1 from graphile_worker.jobs where key = ${`tax.record:${orderId}`}`).toHaveLength(1)
  await issueMissing(orderId)
  const [invoice] = await listInvoices(buyer, orderId)
  expect(await getInvoice(buyer, orderId, invoice?.number ?? '')).toMatchObject({
    net: 5700,
    total: 6206,
    taxNote: '',
    taxes: [{ label: 'Sales tax 8.875%', net: 5700, amount: 506 }],
  })
  expect(await getOrder(STAFF, orderId)).toMatchObject({ tax: { calculator: 'stripe', calculation: taxCalculation } })

  // Stripe recorded it, but its response was lost.
  await operate('fault', { path: '/v1/tax/transactions/create_from_calculation', kind: 'commit_then_drop', times: 2 })
  await recordMissing(orderId)
  expect(await listTaxRecords(STAFF, orderId)).toEqual([])
  await Promise.all([recordMissing(), recordMissing(orderId)])
  expect(await atStripe(String(number))).toMatchObject([{ reference: String(number), type: 'transaction' }])

  const asked = await refundPart(STAFF, orderId, { reason: 'Not needed', part: { amount: 1001, currency: 'USD' } })
  if (!asked.ok) throw new Error(asked.error.code)
  for (const { id } of await db.refund.findMany({ where: { orderId, status: 'requested' } })) await sendRefund(id)
  await recordMissing(orderId)
  await recordMissing(orderId)
  const reversals = (await atStripe(String(number))).filter(({ type }) => type === 'reversal')
  expect(reversals).toHaveLength(1)
  expect(reversals[0]?.line_items.data.reduce((sum, { amount, amount_tax }) => sum + amount + amount_tax, 0)).toBe(-1001)
  expect(await listTaxRecords(STAFF, orderId)).toMatchObject([{ refundId: null, amount: 6206 }, { amount: 1001 }])
  expect(await listTaxRecords(buyer, orderId)).toEqual([])

  await db.refund.updateMany({ where: { orderId }, data: { status: 'failed' } })
  for (const _ of [1, 2]) await recordMissing(orderId)
  const subject = `A refund of order ${number} was returned: correct Stripe Tax`
  expect(await db.mail.count({ where: { kind: 'staff_alert', data: { path: ['subject'], equals: subject } } })).toBe(1)
})

test('while Stripe can’t calculate, nothing is ordered, the input is kept and staff are alerted; a changed basket is calculated again', async () => {
  const cartToken = await basket()
  await operate('fault', { path: CALCULATIONS, kind: 'error' })
  expect(await saveTaxDetails(cartToken, NEW_YORK)).toEqual({ ok: false, error: { code: 'tax-not-counted' } })
  expect(await readCart(db, cartToken)).toMatchObject({ tax: { parts: null, buyer: { country: 'US', postalCode: '10001' } } })
  expect(await place(cartToken)).toEqual({ ok: false, error: { code: 'tax-unknown' } })
  const subject = 'Stripe Tax isn’t working: orders with tax can’t be placed'
  expect(await db.mail.count({ where: { kind: 'staff_alert', data: { path: ['subject'], equals: subject } } })).toBe(1)

  expect(await saveTaxDetails(cartToken, NEW_YORK)).toEqual({ ok: true })
  // The result is already stored: reading the basket, or saving the same details again, makes no call.
  await operate('fault', { path: CALCULATIONS, kind: 'error' })
  expect(await readCart(db, cartToken)).toMatchObject({ total: { amount: 6206 }, tax: { parts: [{ amount: 506 }] } })
  expect(await saveTaxDetails(cartToken, NEW_YORK)).toEqual({ ok: true })
  const lineId = (await readCart(db, cartToken))?.lines[0]?.id ?? ''
  expect(await changeQuantity(cartToken, lineId, 1)).toMatchObject({ ok: true })
  expect(await place(cartToken)).toEqual({ ok: false, error: { code: 'tax-unknown' } })
  expect(await saveTaxDetails(cartToken, NEW_YORK)).toMatchObject({ error: { code: 'tax-not-counted' } })
  expect(await saveTaxDetails(cartToken, NEW_YORK)).toEqual({ ok: true })
  expect(await readCart(db, cartToken)).toMatchObject({ total: { amount: 2069 } })

  expect(await saveTaxDetails(cartToken, { ...NEW_YORK, postalCode: '' })).toMatchObject({ error: { code: 'postal-code', typed: '' } })
  expect(await saveTaxDetails(cartToken, { ...NEW_YORK, postalCode: '00000' })).toMatchObject({ error: { code: 'place-unknown' } })
})

test('VAT has its usual label, an accepted number leads to reverse charge, a class’s code can exempt, and included tax keeps the price', async () => {
  expect(await items(await order({ country: 'AT', taxNumber: '' }, 1))).toMatchObject([{ unitAmount: 2280, taxRate: 2000, taxLabel: null }])
  const business = await items(await order({ country: 'AT', taxNumber: 'ATU13585627' }, 1))
  expect(business).toMatchObject([{ unitAmount: 1900, taxMinor: 0, taxReason: 'reverse_charge' }])
  await setTax('including')
  expect(await items(await order(NEW_YORK, 1))).toMatchObject([{ unitAmount: 1900, taxMinor: 155 }])
  expect(await tryStripeTax(STAFF)).toEqual({ ok: true, value: 'Stripe Tax works: it calculated VAT 19% for Germany.' })
  const stripeCodes = { standard: 'txcd_00000000' }
  expect(await saveTaxClasses(STAFF, { classes: {}, added: '', stripeCodes, version: undefined })).toEqual({ ok: true })
  expect(await items(await order(NEW_YORK, 1))).toMatchObject([{ unitAmount: 1900, taxMinor: 0, taxLabel: 'Tax 0%' }])
  expect(await saveTaxClasses(STAFF, { classes: {}, added: '', stripeCodes: { standard: '' }, version: undefined })).toEqual({ ok: true })
})

test('Stripe also calculates the tax of an order placed by staff or through the API', async () => {
  const { choiceId } = await sell()
  const wanted = [{ choiceId, quantity: 1 }]
  expect(await orderFor(STAFF, { email: 's@shop.example', country: 'US', wanted })).toMatchObject({ error: { code: 'postal-code' } })
  const placed = await orderFor(STAFF, { email: 's@shop.example', country: 'US', postalCode: '10001', wanted })
  if (!placed.ok) throw new Error(placed.error.code)
  expect(await db.order.findUnique({ where: { id: placed.value.orderId } })).toMatchObject({
    total: 2069,
    taxCalculation: expect.stringMatching(/^taxcalc_/),
  })
})
