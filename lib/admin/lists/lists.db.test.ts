import { beforeAll, expect, test, vi } from 'vitest'
import type { Place } from '../../certificates/lifecycle/places'
import { placed } from '../../certificates/testing/place'
import { type Bought, openShop, payFor } from '../../certificates/testing/shop'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { disputed } from '../../disputes/testing/disputed'
import { orderSomething, STAFF } from '../../orders/testing/shop'
import { charged, refunded } from '../../refunds/testing/books'
import { stripe } from '../../stripe/client'
import { operate, stripeLedger } from '../../stripe/testing/simulator'
import { findExact } from './find-exact'
import { listCertificates } from './list-certificates'
import { listOrders } from './list-orders'
import type { Cursor } from './read-page'
import type { CertificateQuery, OrderQuery } from './schema'

// Must come before every other import, because the settings must point to this Stripe simulator when they are read.
await vi.hoisted(() => import('../../stripe/testing/simulator'))

const ordersFor = async (query: OrderQuery) => (await listOrders(STAFF, query)).rows.map(({ id }) => id)
const certificatesFor = async (query: CertificateQuery) => (await listCertificates(STAFF, query)).rows.map(({ id }) => id)

let harbour: Bought
let other: Bought

/** Creates an order with all the data that staff can see, and one with none of it. */
beforeAll(async () => {
  const { accountId } = await openShop()
  other = await payFor('rapidssl')
  harbour = await payFor('rapidssl', { quantity: 2 })
  const { id, orderId, buyer } = harbour
  await db.user.update({ where: { id: buyer.userId }, data: { name: 'Ömer 100%_Sure' } })
  await db.billingDetails.create({ data: { userId: buyer.userId, name: 'Quay Holdings', address: 'a' } })
  const { id: chargeId } = await db.charge.create({
    data: { orderId, stripeId: 'pi_harbour1', amount: 1, currency: 'USD', payer: { name: 'Pat Payer' } },
  })
  await db.paymentSession.create({
    data: { orderId, idempotencyKey: 'k', stripeSessionId: 'cs_test_harbour', paymentIntentId: 'pi_harbour2', amount: 1, currency: 'USD' },
  })
  await db.certificate.update({
    where: { id },
    data: {
      enomAccountId: accountId,
      enomCertId: 4_711_001,
      enomOrderId: 4_711_002,
      authorityOrderId: 'DC-88112',
      domainName: 'www.harbour-works.com',
      coverEndsAt: later(now(), 300 * DAY),
    },
  })
  const person = { firstName: 'Jane', lastName: 'Mooring', organization: 'Harbour Works Ltd', email: 'jane@moorings.example' }
  const issuance = await db.issuance.create({
    data: {
      certificateId: id,
      number: 1,
      approverEmail: 'hostmaster@harbour-works.com',
      csrFacts: { names: ['www.harbour-works.com', 'pier.example.net'], unicodeName: 'www.harbour-works.com' },
      contacts: { written: { admin: person }, sent: { admin: person } },
    },
  })
  await addFile(id, issuance.id, { fingerprint: 'A', names: ['www.harbour-works.com', 'jetty.example.org'], days: 100 })
  await refunded(orderId, { amount: 1, chargeId, status: 'succeeded' })
  await db.refund.updateMany({ where: { orderId }, data: { stripeId: 're_harbour' } })
  await disputed(orderId, { stripeId: 'du_harbour' })
  await db.invoice.create({
    data: {
      ...{ kind: 'invoice', number: 'INV-2026-00042', orderId, chargeId, currency: 'USD', net: 1, total: 1, taxNote: '' },
      ...{ issuedAt: now(), movedAt: now(), seller: {}, buyer: {}, lines: [] },
    },
  })
})

function addFile(certificateId: string, issuanceId: string, file: { fingerprint: string; names: string[]; days: number }) {
  const { fingerprint, names, days } = file
  const text = { leafPem: '', chainPem: '', serial: `5E${fingerprint}`, issuer: 'CA', keyType: 'RSA', faults: [] }
  const data = { certificateId, issuanceId, fingerprint, names, notBefore: now(), notAfter: later(now(), days * DAY), ...text }
  return db.certificateFile.create({ data })
}

test('staff find an order and its certificate by any detail they may know; % and _ are ordinary characters', async () => {
  const { number } = await db.order.findUniqueOrThrow({ where: { id: harbour.orderId } })
  const ofOrder = [
    ...[String(number), `#${number}`, harbour.email.toUpperCase(), 'ömer', 'quay HOLDINGS', 'pat payer', '100%_', harbour.orderId],
    ...['cs_test_harbour', 'pi_harbour1', 'pi_harbour2', 're_harbour', 'du_harbour', 'INV-2026-00042', 'inv-2026-00042'],
  ]
  const ofCertificate = [
    ...['harbour-works', 'PIER.example', 'jetty.', 'jane mooring', 'Mooring Jane', 'works ltd', 'hostmaster@', 'jane@moorings', '5EA'],
    ...['4711001', '4711002', 'DC-88112', harbour.id],
  ]
  for (const search of [...ofOrder, ...ofCertificate]) expect([search, await ordersFor({ search })]).toEqual([search, [harbour.orderId]])
  for (const search of ofCertificate) expect([search, await certificatesFor({ search })]).toEqual([search, [harbour.id]])
  for (const search of ofOrder) expect([search, await certificatesFor({ search })]).toEqual([search, harbour.ids.toReversed()])
  for (const search of ['%harbour%', 'har_our', '\\', 'jane nobody', '99999', 'pi_unknown']) {
    expect([search, await ordersFor({ search }), await certificatesFor({ search })]).toEqual([search, [], []])
  }
  expect([await ordersFor({ search: '%' }), await ordersFor({ search: '_' })]).toEqual([[harbour.orderId], [harbour.orderId]])
  expect(await findExact(STAFF, '4711001')).toEqual({ orders: [], certificates: [harbour.id] })
})

test('the search reflects changes and deletions', async () => {
  await db.user.update({ where: { id: other.buyer.userId }, data: { name: 'Before' } })
  expect(await ordersFor({ search: 'before' })).toEqual([other.orderId])
  await db.user.update({ where: { id: other.buyer.userId }, data: { name: 'After' } })
  const issuance = await db.issuance.create({ data: { certificateId: other.id, number: 1, approverEmail: 'admin@gone.example' } })
  expect([await ordersFor({ search: 'before' }), await ordersFor({ search: 'admin@gone' })]).toEqual([[], [other.orderId]])
  await db.issuance.delete({ where: { id: issuance.id } })
  expect(await ordersFor({ search: 'admin@gone' })).toEqual([])
})

test('a Stripe charge id finds the order that the payment belongs to', async () => {
  const { orderId, session } = await orderSomething()
  await operate('pay', { session })
  const { sessions } = await stripeLedger()
  const intent = sessions.find(({ id }) => id === session)?.payment_intent ?? ''
  await db.charge.create({ data: { orderId, stripeId: intent, amount: 1900, currency: 'USD' } })
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent)
  expect(await ordersFor({ search: String(charge) })).toEqual([orderId])
  expect(await ordersFor({ search: 'ch_unknown' })).toEqual([])
})

/** Creates a paid order whose certificate is at the given place. */
async function at(place: Place, facts: Prisma.CertificateUncheckedUpdateInput = {}): Promise<Bought> {
  const bought = await payFor('rapidssl')
  const row = await db.certificate.delete({ where: { id: bought.id } })
  await db.certificate.create({ data: { ...row, ...placed(place) } })
  await db.certificate.update({ where: { id: bought.id }, data: facts })
  return bought
}

const daysOn = (days: number) => later(now(), days * DAY)

test('each view of the order and certificate lists shows what its name says', async () => {
  const begun = await db.order.findMany()
  const known = new Set(begun.map(({ id }) => id))
  const last = daysOn(20)
  const good = { fileEndsAt: daysOn(100), coverEndsAt: daysOn(300), installedAt: now() }
  const made = {
    setup: await at('setup'),
    approval: await at('validation:approval'),
    organisation: await at('validation:organisation'),
    good: await at('issued', good),
    due: await at('issued', { ...good, fileEndsAt: daysOn(29) }),
    lastFile: await at('issued', { ...good, fileEndsAt: last, coverEndsAt: last }),
    notInstalled: await at('issued', { ...good, installedAt: null }),
    ending: await at('issued', { ...good, coverEndsAt: daysOn(59) }),
    failed: await at('purchase:supplier_refused'),
    disputed: await at('issued', good),
    partly: await at('issued', good),
    refunded: await at('closed:refunded_to_buyer'),
    review: await at('issued', good),
    waiting: await payFor('rapidssl'),
  }
  await disputed(made.disputed.orderId)
  const { id: chargeId } = await charged(made.partly.orderId)
  await refunded(made.partly.orderId, { amount: 1, chargeId, status: 'succeeded', only: made.partly.id })
  await db.order.update({ where: { id: made.refunded.orderId }, data: { status: 'refunded' } })
  await db.order.update({ where: { id: made.review.orderId }, data: { status: 'refunded' } })
  await db.order.update({ where: { id: made.review.orderId }, data: { status: 'needs_review' } })
  const { id: userId, email } = await db.user.create({ data: { email: 'unpaid@shop.example' } })
  const unpaid = await db.order.create({ data: { userId, email, currency: 'USD', total: 1, basketHash: 'u' } })
  const nameOf = new Map(Object.entries(made).map(([name, { orderId }]) => [orderId, name] as const)).set(unpaid.id, 'unpaid')

  const orders = async (query: OrderQuery) =>
    (await ordersFor(query))
      .filter((id) => !known.has(id))
      .map((id) => nameOf.get(id))
      .sort()
  expect(await orders({ view: 'needs_action' })).toEqual(['disputed', 'failed', 'review'])
  expect(await orders({ view: 'awaiting_payment' })).toEqual(['unpaid'])
  expect(await orders({ view: 'not_set_up' })).toEqual(['failed', 'setup', 'waiting'])
  expect(await orders({ view: 'in_validation' })).toEqual(['approval', 'organisation'])
  const issued = ['disputed', 'due', 'ending', 'good', 'lastFile', 'notInstalled', 'partly', 'review']
  expect(await orders({ view: 'issued' })).toEqual(issued)
  expect(await orders({ view: 'refunded' })).toEqual(['partly', 'refunded'])
  expect(await orders({ view: 'disputed' })).toEqual(['disputed'])
  expect(await orders({ status: 'needs_review' })).toEqual(['review'])

  const certificates = async (query: CertificateQuery) =>
    (await listCertificates(STAFF, query)).rows
      .filter(({ order }) => !known.has(order.id))
      .map(({ order }) => nameOf.get(order.id))
      .sort()
  expect(await certificates({ view: 'needs_set_up' })).toEqual(['setup'])
  expect(await certificates({ view: 'awaiting_approval' })).toEqual(['approval'])
  expect(await certificates({ view: 'organisation_checks' })).toEqual(['organisation'])
  expect(await certificates({ view: 'issued' })).toEqual(issued)
  expect(await certificates({ view: 'replace_due' })).toEqual(['due'])
  expect(await certificates({ view: 'not_installed' })).toEqual(['notInstalled'])
  expect(await certificates({ view: 'cover_ending' })).toEqual(['ending', 'lastFile'])
  expect(await certificates({ view: 'failed' })).toEqual(['failed'])
  expect(await certificates({ status: 'Purchase refused' })).toEqual(['failed'])
})

test('going to the next page and back shows the same rows, in every sort order', async () => {
  type Page = { rows: { id: string }[]; newer: string | null; older: string | null }
  const walk = async (read: (cursor: Cursor) => Promise<Page>) => {
    const forth = [await read({})]
    for (let next = forth[0]?.older; next; next = forth.at(-1)?.older) forth.push(await read({ after: next }))
    const back: Page[] = []
    for (let next = forth.at(-1)?.newer; next; next = back[0]?.newer) back.unshift(await read({ before: next }))
    const ids = (pages: Page[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(ids([...back, ...forth.slice(-1)])).toEqual(ids(forth))
    return ids(forth)
  }
  const orders = await db.order.findMany({ orderBy: { id: 'desc' } })
  const newest = await walk((cursor) => listOrders(STAFF, {}, { ...cursor, size: 4 }))
  expect(newest).toEqual(orders.map(({ id }) => id))
  expect(await walk((cursor) => listOrders(STAFF, { sort: 'oldest' }, { ...cursor, size: 4 }))).toEqual(newest.toReversed())
  const byAmount = orders.toSorted((one, two) => two.total - one.total).map(({ id }) => id)
  expect(await walk((cursor) => listOrders(STAFF, { sort: 'amount' }, { ...cursor, size: 4 }))).toEqual(byAmount)
  const certificates = await db.certificate.findMany({ orderBy: { id: 'asc' } })
  const end = (date: Date | null) => date?.getTime() ?? Number.POSITIVE_INFINITY
  for (const [sort, column] of [
    ['file_end', 'fileEndsAt'],
    ['cover_end', 'coverEndsAt'],
  ] as const) {
    const sorted = certificates.toSorted((one, two) =>
      end(one[column]) < end(two[column]) ? -1 : Number(end(one[column]) > end(two[column])),
    )
    expect(await walk((cursor) => listCertificates(STAFF, { sort }, { ...cursor, size: 4 }))).toEqual(sorted.map(({ id }) => id))
  }
})

test('the next page is correct even if the last row of this one has left the view', async () => {
  const [first, second] = await ordersFor({ view: 'not_set_up' })
  const page = await listOrders(STAFF, { view: 'not_set_up' }, { size: 1 })
  expect([page.rows[0]?.id, page.older]).toEqual([first, first])
  await db.order.update({ where: { id: first ?? '' }, data: { status: 'refunded' } })
  expect((await listOrders(STAFF, { view: 'not_set_up' }, { after: page.older ?? '', size: 1 })).rows[0]?.id).toBe(second)
})

test('only staff get rows, whatever the search', async () => {
  expect(await listOrders(harbour.buyer, { search: 'harbour' })).toEqual({ rows: [], newer: null, older: null })
  expect(await listCertificates(harbour.buyer, {})).toEqual({ rows: [], newer: null, older: null })
  expect(await findExact(harbour.buyer, 'pi_harbour1')).toEqual({ orders: [], certificates: [] })
})
