import { beforeEach, expect, test, vi } from 'vitest'
import { now } from '../clock'
import { db } from '../db/client'
import { inBatches, orderMany, orderSomething, type Placed, STAFF } from '../orders/testing/shop'
import { getMail } from '../outbox/log/get-mail'
import { applyStripeEvent } from '../payments/apply-event'
import { settlePayment } from '../payments/settle-payment'
import { refundOrder } from '../refunds/request/refund-order'
import { sendRefund } from '../refunds/sending/send-refund'
import { recordEvent } from '../stripe/record-event'
import { issueMissing } from './issue-missing'
import { countMissing, getInvoice, listInvoices } from './queries'
import { saveBilling } from './save-billing'
import { saveSeller } from './save-seller'
import { skipInvoiceNumbers } from './skip-invoice-numbers'

// Comes before all other imports, because the settings must point to this Stripe simulator when they are read.
const { onDelivery, operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

const SELLER = {
  name: 'Keel Ltd',
  address: '1 Quay\nLeeds',
  email: 'bills@keel.example',
  taxNumber: 'GB1',
  taxNote: 'No tax is charged.',
  keepYears: 10,
}

beforeEach(async () => {
  onDelivery(async (body, signature) => {
    const recorded = await recordEvent(body, signature)
    const { id }: { id: string } = JSON.parse(body)
    if (recorded.ok) await applyStripeEvent(id)
    return recorded.ok ? 200 : 400
  })
  await operate('webhooks', { mode: 'drop' })
})

async function paid(): Promise<Placed> {
  const placed = await orderSomething(2)
  await operate('pay', { session: placed.session, name: 'Zoë Łódź', city: 'Leeds', postalCode: 'LS1', line1: '3 Mill Lane', country: 'GB' })
  await settlePayment(placed.session)
  return placed
}

async function refund(orderId: string): Promise<void> {
  const asked = await refundOrder(STAFF, orderId, { reason: 'Not needed' })
  if (!asked.ok) throw new Error(asked.error.code)
  for (const { id } of await db.refund.findMany({ where: { orderId, status: 'requested' } })) await sendRefund(id)
}

const numbersOf = async (kind: 'invoice' | 'credit_note') =>
  (await db.invoice.findMany({ where: { kind }, orderBy: { number: 'asc' } })).map(({ number }) => Number(number.split('-')[2]))

test('a payment’s invoice waits until the shop has entered the seller, and then contains the details the buyer entered at Stripe', async () => {
  const { orderId, buyer } = await paid()
  await issueMissing()
  expect(await listInvoices(buyer, orderId)).toEqual([])
  expect(await countMissing(STAFF)).toBe(1)
  expect(await saveSeller(buyer, SELLER)).toEqual({ ok: false, error: { code: 'not-found' } })
  await saveSeller(STAFF, SELLER)
  await issueMissing()
  await issueMissing()
  const [row, ...more] = await listInvoices(buyer, orderId)
  expect(more).toEqual([])
  const invoice = await getInvoice(buyer, orderId, row?.number ?? '')
  expect(invoice).toMatchObject({
    kind: 'invoice',
    total: 3800,
    net: 3800,
    taxes: [],
    seller: { name: 'Keel Ltd', address: ['1 Quay', 'Leeds'], taxNumber: 'GB1' },
    buyer: { name: 'Zoë Łódź', address: ['3 Mill Lane', 'LS1 Leeds'], country: 'GB' },
    lines: [{ text: 'RapidSSL, 1 year', quantity: 2, unitAmount: 1900, amount: 3800 }],
  })
  // Later changes do not affect an existing document.
  await saveSeller(STAFF, { ...SELLER, name: 'Other Ltd' })
  expect((await getInvoice(buyer, orderId, row?.number ?? ''))?.seller.name).toBe('Keel Ltd')
  await saveSeller(STAFF, SELLER)
  expect(await getInvoice({ kind: 'order', userId: buyer.userId, orderId }, orderId, row?.number ?? '')).toBeNull()
  const stranger = { kind: 'client', userId: (await orderSomething()).buyer.userId } as const
  expect(await listInvoices(stranger, orderId)).toEqual([])
  expect(await getInvoice(stranger, orderId, row?.number ?? '')).toBeNull()
})

test('the documents of a German buyer stay in German; one issued later is in the account’s language at that time', async () => {
  const { orderId, buyer } = await paid()
  await saveSeller(STAFF, SELLER)
  const read = (language: string) => db.user.update({ where: { id: buyer.userId }, data: { language } })
  await read('de')
  await issueMissing(orderId)
  await read('es')
  await refund(orderId)
  await issueMissing(orderId)
  const documents = await Promise.all((await listInvoices(buyer, orderId)).map(({ number }) => getInvoice(buyer, orderId, number)))
  expect(documents.map((one) => [one?.language, one?.lines.map(({ text }) => text)])).toEqual([
    ['de', ['RapidSSL, 1 Jahr']],
    ['es', ['Reembolso: RapidSSL', 'Reembolso: RapidSSL']],
  ])
  const { written } = (await getMail(STAFF, (await db.mail.findFirstOrThrow({ where: { orderId, kind: 'order_received' } })).id)) ?? {}
  expect(written).toMatchObject({
    subject: expect.stringMatching(/^El pedido \d+ está pagado$/),
    html: expect.stringContaining('lang="es"'),
  })
  expect(written?.text).toMatch(/2 × RapidSSL, 1 año: 38,00\sUS\$/)
})

test('a refund gets a credit note, and a refund returned by the bank gets an invoice that reverses the credit note', async () => {
  const { orderId, buyer } = await paid()
  await saveBilling(buyer, { name: 'Acme GmbH', address: 'Weg 1\nBerlin', country: 'DE', taxNumber: 'DE9' })
  await issueMissing(orderId)
  await saveBilling(buyer, { name: 'New name', address: 'Weg 1', country: 'DE', taxNumber: '' })
  await refund(orderId)
  await issueMissing(orderId)
  const { id } = await db.refund.findFirstOrThrow({ where: { orderId } })
  await db.refund.update({ where: { id }, data: { status: 'failed' } })
  await issueMissing(orderId)
  await issueMissing(orderId)
  const documents = await listInvoices(buyer, orderId)
  expect(documents.map(({ kind, total }) => [kind, total])).toEqual([
    ['invoice', 3800],
    ['credit_note', 3800],
    ['invoice', 3800],
  ])
  const [invoice, note, back] = await Promise.all(documents.map(({ number }) => getInvoice(buyer, orderId, number)))
  expect(note).toMatchObject({ about: invoice?.number, buyer: { name: 'Acme GmbH', taxNumber: 'DE9' } })
  expect(back).toMatchObject({ about: note?.number, buyer: { name: 'Acme GmbH' } })
})

test('a second payment of the same order is not a sale: no invoice for it, no credit note for its refund', async () => {
  const { orderId, buyer } = await paid()
  const charge = await db.charge.create({ data: { orderId, stripeId: `pi_twice_${orderId}`, amount: 3800, currency: 'USD' } })
  await db.refund.create({
    data: {
      orderId,
      chargeId: charge.id,
      cause: 'double_payment',
      status: 'succeeded',
      amount: 3800,
      currency: 'USD',
      idempotencyKey: orderId,
      actor: 'system',
    },
  })
  await issueMissing(orderId)
  expect((await listInvoices(buyer, orderId)).map(({ kind }) => kind)).toEqual(['invoice'])
})

test('fifty simultaneous payments get numbers without gaps or duplicates, regardless of how many workers issue them', async () => {
  await issueMissing()
  const before = (await numbersOf('invoice')).length
  const many = await orderMany(50)
  await inBatches(many, 8, async ({ orderId, session }) => {
    await operate('pay', { session })
    await settlePayment(session)
    await Promise.all([issueMissing(orderId), issueMissing()])
  })
  await issueMissing()
  const numbers = await numbersOf('invoice')
  expect(numbers).toEqual(Array.from({ length: before + 50 }, (_, index) => index + 1))
})

test('after a restore, numbers of each series are skipped, so that none is used twice', async () => {
  await issueMissing()
  const since = new Date(Date.UTC(now().getUTCFullYear() - 1, 11, 31))
  const [invoice = '', note = ''] = await skipInvoiceNumbers({ since, count: 1000 })
  expect([...(await numbersOf('invoice')), 0].every((number) => number + 1000 < Number(invoice.split('-')[2]))).toBe(true)
  const { orderId } = await paid()
  await issueMissing()
  await refund(orderId)
  await issueMissing()
  const made = await db.invoice.findMany({ where: { orderId }, orderBy: { id: 'asc' }, select: { number: true } })
  expect(made.map(({ number }) => number)).toEqual([invoice, note])
  expect(await db.invoiceSeries.findMany({ where: { year: since.getUTCFullYear() } })).toMatchObject([
    { lastNumber: 1000 },
    { lastNumber: 1000 },
  ])
})
