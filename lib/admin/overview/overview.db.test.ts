import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { columnsOf, type Place } from '../../certificates/lifecycle/places'
import { DAY, earlier, HOUR, later, MINUTE, setClock } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { alertLowBalance } from './alert-low-balance'
import { getBalances, runway } from './balances'
import { getFigures } from './figures'
import { getNeeds } from './needs'
import { needText } from './needs-text'
import { getTrends } from './trends'

const staff = { kind: 'staff', userId: randomUUID(), role: 'readonly' } as const
const client = { kind: 'client', userId: randomUUID() } as const
/** A Wednesday. */
const AT = new Date('2026-11-25T10:00:00Z')
const ago = (milliseconds: number) => earlier(AT, milliseconds)

let accountId = ''
let productId = ''

type Sale = {
  paid: Date
  bought?: Date
  issuedAfter?: number
  price?: number
  dollars?: number
  cost?: number
  currency?: string
  place?: Place
}

/** Creates an order as it would be stored now. */
async function sold({ paid, bought, issuedAfter, price = 2000, dollars, cost = 895, currency = 'USD', place }: Sale) {
  const user = await db.user.create({ data: { email: `${randomUUID()}@shop.example` } })
  const about = { typeCode: 'rapidssl', years: 1, quantity: 1 }
  const item = {
    position: 1,
    productId,
    ...about,
    productName: 'R',
    typeName: 'R',
    unitAmount: price,
    dollarAmount: dollars ?? null,
    activation: 'automatic' as const,
  }
  const order = await db.order.create({
    data: {
      userId: user.id,
      email: user.email,
      status: 'paid',
      currency,
      total: price,
      basketHash: 'x',
      createdAt: paid,
      paidAt: paid,
      items: { create: item },
    },
    include: { items: true },
  })
  const issuedAt = issuedAfter === undefined ? null : later(paid, issuedAfter)
  const { id } = await db.certificate.create({
    data: {
      orderId: order.id,
      orderItemId: order.items[0]?.id ?? '',
      ordinal: 1,
      userId: user.id,
      typeCode: 'rapidssl',
      years: 1,
      ...columnsOf(place ?? (issuedAt ? 'issued' : 'setup')),
      issuedAt,
      cost: bought ? cost : null,
      createdAt: paid,
    },
  })
  if (bought) {
    const operation = { kind: 'purchase', state: 'succeeded', enomProdType: 23, years: 1, highestBefore: 0 } as const
    await db.supplierOperation.create({ data: { ...operation, certificateId: id, accountId, startedAt: bought, closedAt: bought } })
  }
  return { id, orderId: order.id }
}

beforeAll(async () => {
  const restore = setClock(() => AT)
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES })
  const account = { label: 'Main', loginId: 'r', passwordSealed: 'x', isDefault: true, balance: 30_000, balanceAt: AT }
  accountId = (await db.enomAccount.create({ data: account })).id
  productId = (await db.product.create({ data: { slug: 'r', name: 'R', summary: 's', typeCode: 'rapidssl' } })).id

  // Today: two orders, one in euros with an exchange rate, and one purchased without a rate.
  await sold({ paid: ago(2 * HOUR), bought: ago(HOUR), issuedAfter: HOUR })
  await sold({ paid: ago(HOUR), bought: ago(HOUR), currency: 'EUR', price: 1500, dollars: 1800 })
  await sold({ paid: ago(HOUR), bought: ago(HOUR), currency: 'GBP', price: 900 })
  // Yesterday.
  await sold({ paid: ago(DAY), bought: ago(DAY), issuedAfter: 5 * HOUR })
  // Last Wednesday: one before ten o'clock and one after.
  await sold({ paid: ago(7 * DAY + HOUR), bought: ago(7 * DAY + HOUR), issuedAfter: 4 * HOUR, price: 3000 })
  await sold({ paid: ago(7 * DAY - HOUR), bought: ago(7 * DAY - HOUR), issuedAfter: 8 * HOUR })
  // An old order that was never paid.
  await sold({ paid: ago(40 * DAY), bought: ago(40 * DAY), issuedAfter: 30 * HOUR })
  const { orderId } = await sold({ paid: ago(20 * DAY), place: 'closed:not_purchased' })
  const charge = await db.charge.create({ data: { orderId, stripeId: 'pi_1', amount: 2000, currency: 'USD' } })
  const refund = { orderId, chargeId: charge.id, cause: 'staff', amount: 2000, currency: 'USD', actor: 'system' } as const
  await db.refund.create({ data: { ...refund, status: 'succeeded', idempotencyKey: 'a', createdAt: ago(3 * DAY) } })
  await db.refund.create({ data: { ...refund, status: 'failed', idempotencyKey: 'b', createdAt: ago(3 * DAY) } })
  return restore
})
afterAll(() => db.$disconnect())

test('the figures of a small history are correct, and today is compared with last week up to the same hour', async () => {
  expect(await getFigures(client)).toBeNull()
  expect(await getFigures(staff)).toEqual({
    today: {
      paid: {
        count: 3,
        sums: [
          { amount: 1500, currency: 'EUR' },
          { amount: 900, currency: 'GBP' },
          { amount: 2000, currency: 'USD' },
        ],
      },
      issued: 1,
      refunds: { count: 0, sums: [] },
      margin: 2000 - 895 + (1800 - 895),
      notCompared: 1,
    },
    weekAgo: {
      paid: { count: 1, sums: [{ amount: 3000, currency: 'USD' }] },
      issued: 0,
      refunds: { count: 0, sums: [] },
      margin: 3000 - 895,
      notCompared: 0,
    },
    week: expect.objectContaining({
      paid: expect.objectContaining({ count: 5 }),
      issued: 4,
      refunds: { count: 1, sums: [{ amount: 2000, currency: 'USD' }] },
      notCompared: 1,
    }),
    weekBefore: expect.objectContaining({ paid: { count: 1, sums: [{ amount: 3000, currency: 'USD' }] }, issued: 0, margin: 3000 - 895 }),
    waiting: 2,
    zone: 'UTC',
  })
})

test('the charts cover thirty days and twelve weeks, with gaps where nothing happened', async () => {
  expect(await getTrends(client)).toBeNull()
  const trends = await getTrends(staff)
  const days = trends?.paidPerDay.filter(({ count }) => count > 0).map(({ day, count }) => [day, count])
  expect(trends?.paidPerDay).toHaveLength(30)
  expect(days).toEqual([
    ['2026-11-05', 1],
    ['2026-11-18', 2],
    ['2026-11-24', 1],
    ['2026-11-25', 3],
  ])
  const weeks = trends?.hoursToIssue.filter(({ count }) => count > 0).map(({ week, hours }) => [week, hours])
  expect(trends?.hoursToIssue).toHaveLength(12)
  expect(weeks).toEqual([
    ['2026-10-12', 30],
    ['2026-11-16', 6],
    ['2026-11-23', 3],
  ])
})

test('days are in the shop’s time zone: just after midnight nothing was paid today, and yesterday’s orders are charted on their own day', async () => {
  await db.reportSettings.create({ data: { id: 1, timeZone: 'Pacific/Kiritimati' } })
  // Fourteen hours ahead of UTC, it is eleven minutes past midnight on Thursday.
  setClock(() => later(AT, 11 * MINUTE))
  try {
    const figures = await getFigures(staff)
    expect(figures).toMatchObject({ zone: 'Pacific/Kiritimati', today: { paid: { count: 0 } }, week: { paid: { count: 5 } } })
    const days = (await getTrends(staff))?.paidPerDay
    expect(days?.filter(({ count }) => count > 0).map(({ day, count }) => `${day} ${count}`)).toEqual([
      '2026-11-06 1',
      '2026-11-18 1',
      '2026-11-19 1',
      '2026-11-25 4',
    ])
    expect(days?.at(-1)).toEqual({ day: '2026-11-26', count: 0 })
  } finally {
    setClock(() => AT)
  }
  await db.reportSettings.deleteMany()
})

test('a balance shows how long it will last at the rate of the last thirty days, and whether it is low', async () => {
  // Six purchases of $8.95 in thirty days.
  expect(await getBalances(client)).toEqual([])
  expect(await getBalances(staff)).toMatchObject([
    { label: 'Main', balance: 30_000, daysLeft: Math.floor(30_000 / ((6 * 895) / 30)), isLow: false },
  ])
  await db.enomAccount.update({ where: { id: accountId }, data: { lowBalance: 30_001 } })
  expect(await getBalances(staff)).toMatchObject([{ isLow: true }])
  await alertLowBalance()
  await alertLowBalance()
  const [alert, ...again] = await db.mail.findMany({ where: { kind: 'staff_alert' } })
  expect([again, alert?.data]).toMatchObject([
    [],
    { subject: expect.stringContaining('$300.00'), lines: [expect.stringContaining('$300.01'), expect.any(String)] },
  ])
  expect([runway(null, 1), runway(500, 0), runway(-1, 30), runway(99, 300)]).toEqual([null, null, 0, 9])
})

test('everything that needs staff is grouped by what to do, longest waiting first', async () => {
  await Promise.all([db.mail.deleteMany(), db.order.updateMany({ data: { status: 'refunded' } })])
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  expect(await getNeeds(staff)).toEqual([])
  const since = (id: string, days: number) => db.certificate.update({ where: { id }, data: { statusSince: ago(days * DAY) } })
  const [late, early] = [
    await sold({ paid: ago(DAY), place: 'purchase:activation' }),
    await sold({ paid: ago(DAY), place: 'purchase:activation' }),
  ]
  await Promise.all([since(late.id, 1), since(early.id, 2)])
  for (const days of [2, 4]) await since((await sold({ paid: ago(DAY), place: 'validation:approval' })).id, days)
  // A file that expires soon needs attention only if the paid term extends beyond it.
  for (const more of [1, 0]) {
    const { id } = await sold({ paid: ago(DAY), issuedAfter: HOUR })
    const fileEndsAt = later(AT, 10 * DAY)
    await db.certificate.update({ where: { id }, data: { fileEndsAt, coverEndsAt: later(fileEndsAt, more * DAY) } })
  }
  const ticket = { certificateId: late.id, kind: 'refund', text: 't' } as const
  await db.supplierTicket.create({ data: { ...ticket, onceKey: 'a', openedAt: ago(3 * DAY) } })
  await db.supplierTicket.create({ data: { ...ticket, onceKey: 'b', openedAt: ago(9 * DAY), status: 'sent' } })
  await db.mail.create({ data: { kind: 'set_up', onceKey: 'm', to: 'a@shop.example', data: {}, status: 'failed', createdAt: ago(HOUR) } })
  await inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts, created_at = ${AT}`

  const needs = (await getNeeds(staff)) ?? []
  expect(needs.map(({ key, count }) => [key, count])).toEqual([
    ['slow_approval', 1],
    ['ticket', 1],
    ['activation', 2],
    ['failed_mail', 1],
    ['failed_job', 1],
    ['file_ends', 1],
  ])
  const activation = needs.find(({ key }) => key === 'activation')
  expect(activation?.items.map(({ href }) => href)).toEqual([early, late].map(({ id }) => `/admin/certificates/${id}`))
  expect(activation?.href).toBe('/admin/certificates?status=Waiting%20for%20activation')
  expect(needs.map((need) => needText(need).title)).not.toContain('Review what is on hold')
})
