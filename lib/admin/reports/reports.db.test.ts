import { beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { AUTHORITY } from '../../catalog/text'
import { HOUR, later, now, setClock } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { versionOf } from '../../version-of'
import { getExpiryCalendar } from './expiry'
import { exportReport } from './export-report'
import { getSoldOverTime } from './over-time'
import { readPeriod, type Span } from './period'
import { readReportSettings } from './read-settings'
import { getSales, getTotals, SALES_GROUPS, type SalesGroup, type SalesRow, type Totals } from './sales'
import { GROUPS, localTime, othersOf, piecesOf, SUMS } from './sales-sql'
import { saveReportSettings } from './save-settings'
import { sumSalesDays } from './sum-sales-days'
import { getEnomCalls } from './times/enom-calls'
import { getProgress } from './times/get-progress'
import { sumEnomCalls } from './times/sum-enom-calls'
import { sumProgressDays } from './times/sum-progress-days'

const staff = { kind: 'staff', role: 'readonly', userId: '01900000-0000-7000-8000-000000000001' } as const
const client = { kind: 'client', userId: '01900000-0000-7000-8000-000000000002' } as const
const at = (text: string) => new Date(text)
const during = (from: string, until: string) => ({ span: { from: at(from), until: at(until) }, zone: 'UTC', isAll: false })
const year = during('2026-01-01', '2027-01-01')

let number = 0

/** A paid order with one certificate per unit. */
async function sell(
  paidAt: Date,
  {
    amount,
    currency = 'USD',
    dollarAmount = null as number | null,
    taxMinor = 0,
    credit = 0,
    typeCode = 'rapidssl',
    country = 'GB',
    quantity = 1,
    cost = 895 as number | null,
    source = 'shop' as 'shop' | 'import',
    facts = {},
  }: {
    amount: number
    currency?: string
    dollarAmount?: number | null
    taxMinor?: number
    credit?: number
    typeCode?: string
    country?: string
    quantity?: number
    cost?: number | null
    source?: 'shop' | 'import'
    facts?: object
  },
) {
  number += 1
  const user = await db.user.upsert({
    where: { email: `${country}@shop.example` },
    create: { email: `${country}@shop.example` },
    update: {},
  })
  const product = await db.product.upsert({
    where: { slug: typeCode },
    create: { slug: typeCode, name: typeCode, summary: 's', typeCode },
    update: {},
  })
  const item = {
    position: 1,
    productId: product.id,
    typeCode,
    productName: product.name,
    typeName: typeCode,
    years: 1,
    quantity,
    unitAmount: amount,
    dollarAmount,
    taxMinor,
    credit,
    activation: 'automatic' as const,
  }
  const order = await db.order.create({
    data: {
      userId: user.id,
      email: user.email,
      status: 'paid',
      source,
      currency,
      country,
      total: amount * quantity,
      basketHash: `b${number}`,
      paidAt,
      items: { create: item },
    },
    include: { items: true },
  })
  const [line] = order.items
  const certificates = await db.certificate.createManyAndReturn({
    data: Array.from({ length: quantity }, (_, index) => ({
      orderId: order.id,
      orderItemId: line?.id ?? '',
      ordinal: index + 1,
      userId: user.id,
      typeCode,
      years: 1,
      stage: 'purchase' as const,
      cost,
      ...facts,
    })),
  })
  return { orderId: order.id, ids: certificates.map(({ id }) => id) }
}

async function refund(
  orderId: string,
  amount: number,
  { of, status = 'succeeded' as 'succeeded' | 'failed' }: { of?: string | undefined; status?: 'succeeded' | 'failed' },
) {
  number += 1
  const charge = await db.charge.create({ data: { orderId, stripeId: `pi_${number}`, amount: 100_000, currency: 'USD' } })
  const allocations = of ? { create: { certificateId: of, amount, basis: 'exact' as const } } : {}
  await db.refund.create({
    data: {
      orderId,
      chargeId: charge.id,
      cause: 'staff',
      status,
      amount,
      currency: 'USD',
      idempotencyKey: `k${number}`,
      actor: 'staff:x',
      allocations,
    },
  })
}

beforeAll(async () => {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES })
  const march = await sell(at('2026-03-31T23:59:59Z'), { amount: 2000, quantity: 3 })
  await sell(at('2026-04-01T00:00:00Z'), { amount: 5000, typeCode: 'comodo-ev', country: 'DE', cost: null, taxMinor: 798 })
  await sell(at('2026-04-02T00:00:00Z'), { amount: 1900, currency: 'EUR', dollarAmount: 2000, country: 'DE' })
  await sell(at('2026-04-03T00:00:00Z'), { amount: 1900, currency: 'CHF', country: 'CH' })
  await sell(at('2025-12-31T23:59:59Z'), { amount: 7777 })
  await sell(at('2027-01-01T00:00:00Z'), { amount: 7777 })
  await sell(at('2026-05-01T00:00:00Z'), { amount: 7777, source: 'import' })
  await refund(march.orderId, 2000, { of: march.ids[0] })
  await refund(march.orderId, 2000, { of: march.ids[1], status: 'failed' })
  await refund(march.orderId, 500, {})
  await sumSalesDays()
})

test('sales, refunds, cost and margin are totalled per currency, within the period and without imports', async () => {
  expect((await getTotals(staff, year)).totals).toMatchObject([
    { currency: 'USD', orders: 2, certificates: 4, sold: 11_000, tax: 798, refunded: 2000, cost: 2685, margin: 5517 },
    { currency: 'CHF', orders: 1, sold: 1900, tax: 0, cost: 895, margin: null },
    { currency: 'EUR', orders: 1, sold: 1900, cost: 895, margin: 1105 },
  ])
  expect((await getTotals(staff, year)).other).toEqual([{ currency: 'USD', amount: 500 }])
  const [dollars, francs] = await getSoldOverTime(staff, readPeriod({ from: '2026-03-01', to: '2026-04-30' }))
  expect(dollars).toMatchObject({ currency: 'USD', step: 'day' })
  expect(dollars?.points.slice(29, 33)).toEqual([
    { key: '2026-03-30', sold: 0 },
    { key: '2026-03-31', sold: 6000 },
    { key: '2026-04-01', sold: 5000 },
    { key: '2026-04-02', sold: 0 },
  ])
  expect(francs?.points).toHaveLength(61)
  expect((await getSoldOverTime(staff, readPeriod({ from: '2026-01-01', to: '2026-12-31' })))[0]?.points).toHaveLength(12)
  expect(await getSales(client, year, 'product')).toEqual([])
  expect(await getTotals(client, year)).toEqual({ totals: [], before: [], other: [] })
  expect((await getTotals(staff, { ...during('2027-01-01', '2027-02-01'), compared: year.span })).before).toEqual(
    (await getTotals(staff, year)).totals,
  )
})

test('the margin of each certificate is rounded before it is added up, and a credit includes its share of the tax', async () => {
  const paidAt = at('2028-01-01T00:00:00Z')
  const { orderId, ids } = await sell(paidAt, { amount: 300, dollarAmount: 100, currency: 'EUR', quantity: 3, cost: null })
  for (const of of ids) await refund(orderId, 100, { of })
  await sell(paidAt, { amount: 4000, taxMinor: 667, credit: 1000, cost: null })
  await sumSalesDays()
  expect((await getTotals(staff, during('2028-01-01', '2028-01-02'))).totals).toMatchObject([
    { currency: 'USD', sold: 3000, tax: 500, margin: 2500 },
    { currency: 'EUR', sold: 900, refunded: 300, margin: 201 },
  ])
})

test.each([
  ['month', ['2026-03 USD 6000', '2026-04 CHF 1900', '2026-04 EUR 1900', '2026-04 USD 5000']],
  ['product', ['rapidssl USD 6000', 'comodo-ev USD 5000', 'rapidssl CHF 1900', 'rapidssl EUR 1900']],
  ['authority', ['DigiCert USD 6000', 'Sectigo USD 5000', 'DigiCert CHF 1900', 'DigiCert EUR 1900']],
  ['country', ['GB USD 6000', 'DE USD 5000', 'CH CHF 1900', 'DE EUR 1900']],
  ['client', ['GB@shop.example USD 6000', 'DE@shop.example USD 5000', 'CH@shop.example CHF 1900', 'DE@shop.example EUR 1900']],
] as const)('sales by %s', async (group, expected) => {
  const rows = await getSales(staff, year, group)
  expect(rows.map(({ label, currency, sold }) => `${label} ${currency} ${sold}`).sort()).toEqual([...expected].sort())
})

test('roles with the export permission download what the page shows as CSV and PDF, and each download is logged', async () => {
  const query = { period: readPeriod({ from: '2026-02-15', to: '2026-04-30', compare: 'before' }), group: 'product' } as const
  const finance = { ...staff, role: 'finance' } as const
  const fileOf = async (name: 'totals' | 'sales', as: 'csv' | 'pdf') => {
    const parts: Uint8Array[] = []
    for await (const part of (await exportReport(finance, { ...query, name, as })) ?? []) parts.push(Buffer.from(part))
    return Buffer.concat(parts)
  }
  const lines = (await fileOf('totals', 'csv')).toString().trim().split('\r\n')
  expect(lines[0]).toContain('Sold,Tax,Refunded,Enom cost (USD),Margin (USD),Sold before,Change (%)')
  expect(lines).toContain('USD,2,4,110.00,7.98,20.00,26.85,55.17,77.77,41')
  expect((await fileOf('sales', 'csv')).toString()).toContain('comodo-ev,USD,1,50.00,7.98,0.00,0.00,42.02')
  expect((await fileOf('sales', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await exportReport(staff, { ...query, name: 'sales', as: 'csv' })).toBeNull()
  expect((await db.auditEntry.findMany({ orderBy: { number: 'asc' } })).map(({ action, after }) => [action, after])).toEqual(
    ['csv', 'csv', 'pdf'].map((as) => ['list.export', { as, from: '2026-02-15', to: '2026-04-30', compare: 'before', by: 'product' }]),
  )
})

/** Computes the sales directly from the orders, in the same form in which getSales returns them from the daily sums. */
async function salesInOrders({ from, until }: Span, group: SalesGroup | 'all'): Promise<SalesRow[]> {
  const time = Prisma.sql`to_char(${localTime(Prisma.sql`o."paidAt"`, 'UTC')}, ${group === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'})`
  const isByTime = group === 'month' || group === 'day'
  const { key, label } = isByTime ? { key: time, label: Prisma.sql`max(${time})` } : GROUPS[group]
  const shown = group === 'client' || group === 'product' || isByTime ? label : Prisma.sql`max(${label})`
  const rows = await db.$queryRaw<SalesRow[]>`
    with piece as (${piecesOf(Prisma.sql`select * from "Order" where "paidAt" >= ${from} and "paidAt" < ${until}`)})
    select ${key} as key, ${shown} as label, o.currency, ${SUMS}
      from piece o join "CertificateType" t on t.code = o."typeCode" left join "User" u on u.id = o."userId"
     group by 1, 3 order by ${isByTime ? Prisma.sql`1, 3` : Prisma.sql`6 desc, 1, 3`}`
  return group === 'authority' ? rows.map((row) => ({ ...row, label: AUTHORITY[row.key as keyof typeof AUTHORITY] })) : rows
}

async function totalsInOrders({ from, until }: Span): Promise<Totals> {
  const other = await db.$queryRaw<Totals['other']>`
    select currency, sum(amount)::float8 as amount
      from (${othersOf(Prisma.sql`select * from "Order" where "paidAt" >= ${from} and "paidAt" < ${until}`)}) other
     group by 1 having sum(amount) > 0 order by 1`
  return { totals: await salesInOrders({ from, until }, 'all'), before: [], other }
}

test('daily sums of sales match the orders and follow every later change', async () => {
  const all = readPeriod({ period: 'all' })
  const ever = { from: new Date(0), until: at('2100-01-01') }
  const figures = (period: typeof all | typeof year) =>
    Promise.all([getTotals(staff, period), ...SALES_GROUPS.map((group) => getSales(staff, period, group))])
  const inOrders = (span: Span) => Promise.all([totalsInOrders(span), ...SALES_GROUPS.map((group) => salesInOrders(span, group))])
  const same = async () => {
    await sumSalesDays()
    const now = await inOrders(ever)
    expect(await figures(all)).toEqual(now)
    expect(await figures(year)).toEqual(await inOrders(year.span))
    expect(await db.salesDayDue.count()).toBe(0)
    return JSON.stringify(now)
  }
  const seen = new Set([await same()])
  const changed = async (change: Promise<unknown>) => {
    await change
    seen.add(await same())
  }
  const paidAt = at('2029-05-05T05:00:00Z')
  const { orderId, ids } = await sell(paidAt, { amount: 1000, quantity: 2 })
  const where = { orderId }
  await changed(db.certificate.update({ where: { id: ids[0] ?? '' }, data: { cost: 1 } }))
  await changed(refund(orderId, 400, { of: ids[1] }))
  await changed(refund(orderId, 50, {}))
  await changed(db.refundAllocation.updateMany({ where: { refund: where }, data: { amount: 300 } }))
  await changed(db.refund.updateMany({ where, data: { amount: 350 } }))
  await changed(db.orderItem.updateMany({ where, data: { taxMinor: 100 } }))
  await changed(db.order.update({ where: { id: orderId }, data: { paidAt: later(paidAt, 24 * HOUR), country: 'FR' } }))
  await changed(db.charge.updateMany({ where: { ...where, refunds: { some: { amount: 350 } } }, data: { paidBy: 'free', stripeId: null } }))
  expect(seen.size).toBe(9)
  expect((await getSoldOverTime(staff, all))[0]?.points[0]?.key).toBe('2025-12')
  await db.order.update({ where: { id: orderId }, data: { paidAt: null } })
  await same()
})

test('days and months are in the shop’s time zone, even in all-time totals, which follow each change of the time zone', async () => {
  const admin = { ...staff, role: 'admin' } as const
  const choose = async (timeZone: string) => {
    const before = await readReportSettings()
    return saveReportSettings(admin, { ...before, timeZone, version: versionOf(before) })
  }
  const april = { from: '2026-04-01', to: '2026-04-30' }
  const paid = async (zone: string) => {
    await sumSalesDays()
    await sumProgressDays()
    const sales = await getSales(staff, readPeriod(april, zone), 'day')
    const days = sales.filter(({ currency }) => currency === 'USD')
    const all = await getSales(staff, readPeriod({ period: 'all' }, zone), 'day')
    expect(all.filter(({ key, currency }) => currency === 'USD' && key.startsWith('2026-04'))).toEqual(days)
    expect(all.reduce((sum, { certificates }) => sum + certificates, 0)).toBe(certificates)
    const inApril = sales.reduce((sum, row) => sum + row.certificates, 0)
    expect((await getProgress(staff, readPeriod(april, zone)))?.funnel.paid).toBe(inApril)
    return days.map(({ key, sold }) => `${key} ${sold}`)
  }
  const certificates = (await getTotals(staff, readPeriod({ period: 'all' }))).totals.reduce((sum, row) => sum + row.certificates, 0)
  expect(await paid('UTC')).toEqual(['2026-04-01 5000'])
  // A sale in the last second of March and one in the first second of April both belong to April in Tokyo, but to March in Los Angeles.
  expect(await choose('Asia/Tokyo')).toMatchObject({ ok: true })
  expect(await paid('Asia/Tokyo')).toEqual(['2026-04-01 11000'])
  expect(await choose('America/Los_Angeles')).toMatchObject({ ok: true })
  expect(await paid('America/Los_Angeles')).toEqual([])
  const [dollars] = await getSoldOverTime(staff, readPeriod({ from: '2026-03-25', to: '2026-03-31' }, 'America/Los_Angeles'))
  expect(dollars?.points.map(({ key, sold }) => `${key} ${sold}`).slice(-2)).toEqual(['2026-03-30 0', '2026-03-31 11000'])

  expect(await choose('Nowhere/At_All')).toEqual({ ok: false, error: { code: 'unknown-zone', zone: 'Nowhere/At_All' } })
  expect(await saveReportSettings(admin, { timeZone: 'UTC', mailTo: [], version: 'old' })).toMatchObject({
    ok: false,
    error: { code: 'changed-since', theirs: { timeZone: 'America/Los_Angeles', mailTo: ['owner', 'finance'] } },
  })
  expect(await choose('UTC')).toMatchObject({ ok: true })
  expect(await paid('UTC')).toEqual(['2026-04-01 5000'])
  expect(await db.auditEntry.count({ where: { action: 'settings.reports' } })).toBe(3)
})

test('the progress of certificates is reported with the median time of each step and of the whole process', async () => {
  const paidAt = at('2030-01-01T00:00:00Z')
  const after = (hours: number) => later(paidAt, hours * HOUR)
  await sell(paidAt, { amount: 1, facts: { submittedAt: after(1), issuedAt: after(3), installedAt: after(10) } })
  await sell(paidAt, { amount: 1, facts: { submittedAt: after(3), issuedAt: after(9) } })
  await sell(paidAt, { amount: 1, facts: { submittedAt: after(5), issuedAt: after(9) } })
  // This certificate was submitted again after its first file was issued, so the time until that file is unknown.
  await sell(paidAt, { amount: 1, facts: { submittedAt: after(12), issuedAt: after(9) } })
  const { ids } = await sell(paidAt, { amount: 1 })
  await sell(paidAt, { amount: 1, source: 'import', facts: { submittedAt: after(1) } })
  const day = during('2030-01-01', '2030-01-02')
  const progress = async (period = day) => {
    await sumProgressDays()
    expect(await db.progressDayDue.count()).toBe(0)
    const { funnel, times = [] } = (await getProgress(staff, period)) ?? {}
    const { paid, setUp, issued, installed, ...steps } = funnel ?? {}
    const hours = Object.values(steps).map((seconds) => seconds && Math.round(seconds / 3600))
    return { counts: [paid, setUp, issued, installed], hours, times: times.map((row) => [row.family, row.level, row.issued, row.median]) }
  }
  const nine = expect.toSatisfy((seconds: number) => Math.abs(seconds / (9 * 3600) - 1) < 0.05)
  expect(await progress()).toEqual({ counts: [5, 4, 4, 1], hours: [3, 4, 7], times: [['symantec', 'dv', 4, nine]] })
  const all = { ...during('2000-01-01', '2000-01-02'), isAll: true }
  expect((await progress(all)).counts[1]).toBe(4)
  expect(await getProgress(client, day)).toBeNull()

  const where = { id: ids[0] ?? '' }
  await db.certificate.update({ where, data: { submittedAt: after(2) } })
  expect((await progress()).counts).toEqual([5, 5, 4, 1])
  const { orderId } = await db.certificate.findUniqueOrThrow({ where })
  await db.order.update({ where: { id: orderId }, data: { paidAt: after(24) } })
  expect((await progress()).counts).toEqual([4, 4, 4, 1])
  expect((await progress(during('2030-01-02', '2030-01-03'))).counts).toEqual([1, 1, 0, 0])
  await db.certificate.delete({ where })
  expect((await progress(during('2030-01-02', '2030-01-03'))).counts).toEqual([0, 0, 0, 0])
})

test('the calendar counts the files that expire and the covers that end in each of the next twelve months', async () => {
  const restore = setClock(() => at('2031-01-20T00:00:00Z'))
  try {
    const ends = (file: string, cover: string, stage: 'issued' | 'closed' = 'issued') => ({
      stage,
      issuedAt: now(),
      fileEndsAt: at(file),
      coverEndsAt: at(cover),
    })
    await sell(now(), { amount: 1, facts: ends('2031-01-01', '2031-12-31') })
    await sell(now(), { amount: 1, facts: ends('2030-12-31T23:59:59Z', '2032-01-01') })
    await sell(now(), { amount: 1, facts: { ...ends('2031-02-01', '2031-02-01', 'closed'), closedReason: 'terminated' } })
    const months = await getExpiryCalendar(staff)
    expect(months).toHaveLength(12)
    expect(months.filter(({ files, covers }) => files + covers > 0)).toEqual([
      { month: '2031-01', files: 1, covers: 0 },
      { month: '2031-12', files: 0, covers: 1 },
    ])
    expect(await getExpiryCalendar(client)).toEqual([])
  } finally {
    restore()
  }
})

test('Enom’s response time is measured over calls that got a response, and calls without one count as failed', async () => {
  const account = await db.enomAccount.create({ data: { label: 'Main', loginId: 'r', passwordSealed: 'x' } })
  const startedAt = at('2026-06-01T00:00:00Z')
  const call = (outcome: string | null, ms: number) => ({
    accountId: account.id,
    command: 'CertGetCerts',
    input: {},
    startedAt,
    outcome,
    finishedAt: outcome && later(startedAt, ms),
  })
  await db.enomCall.createMany({ data: [call('ok', 100), call('refused', 300), call('unreachable', 60_000), call(null, 0)] })
  const [read] = await getEnomCalls(staff, year)
  expect(read).toMatchObject({ command: 'CertGetCerts', calls: 4, refused: 1, failed: 2 })
  expect(Math.abs((read?.p50 ?? 0) - 100)).toBeLessThan(5)
  expect(Math.abs((read?.p95 ?? 0) - 300)).toBeLessThan(15)
  expect(await getEnomCalls(staff, during('2026-06-02', '2027-01-01'))).toEqual([])
  expect(await getEnomCalls(client, year)).toEqual([])
})

test('calls are summed up after their day has ended; the figures stay the same and remain when the calls are deleted', async () => {
  const { accountId } = await db.enomCall.findFirstOrThrow()
  const call = (startedAt: Date, ms: number) => {
    return { accountId, command: 'GetBalance', input: {}, startedAt, outcome: 'ok', finishedAt: later(startedAt, ms) }
  }
  const times = ['2026-06-01T23:59:59Z', '2026-06-02T00:00:00Z', '2026-06-02T23:59:59Z', '2026-06-03T00:10:00Z']
  await db.enomCall.createMany({ data: times.map((time, index) => call(at(time), 100 + index)) })
  const before = await getEnomCalls(staff, year)
  const summed = async (time: string) => {
    const restore = setClock(() => at(time))
    try {
      await sumEnomCalls()
    } finally {
      restore()
    }
    expect(await getEnomCalls(staff, year)).toEqual(before)
    const days = await db.enomCallDay.findMany({ distinct: 'day', orderBy: { day: 'asc' }, select: { day: true } })
    return days.map(({ day }) => day.toISOString().slice(0, 10))
  }
  expect(await summed('2026-06-03T00:59:59Z')).toEqual(['2026-06-01'])
  expect(await summed('2026-06-03T01:00:00Z')).toEqual(['2026-06-01', '2026-06-02'])
  await db.enomCall.deleteMany({ where: { startedAt: { lt: at('2026-06-03') } } })
  expect(await summed('2026-06-04T12:00:00Z')).toEqual(['2026-06-01', '2026-06-02', '2026-06-03'])
})
