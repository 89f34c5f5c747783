import { afterEach, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../../prisma/seed/certificate-types'
import { setClock } from '../../../clock'
import { db } from '../../../db/client'
import type { StaffRole } from '../../../db/generated/enums'
import { inTransaction } from '../../../db/transaction'
import type { MailData } from '../../../email/kinds'
import { renderMail } from '../../../email/render-mail'
import { deliver } from '../../../outbox/sending/deliver'
import { markAllDays } from '../due-days'
import { sumSalesDays } from '../sum-sales-days'
import { queueMonthlyReport } from './queue-monthly-report'
import { sendLastMonth } from './send-last-month'

const at = (text: string) => new Date(text)
const staffIds = new Map<StaffRole, string>()
let restore = () => {}

async function sell(paidAt: string, { amount = 1900, isIssued = false } = {}): Promise<void> {
  const user = await db.user.upsert({ where: { email: 'jo@shop.example' }, create: { email: 'jo@shop.example' }, update: {} })
  const product = { slug: 'r', name: 'RapidSSL', summary: 's', typeCode: 'rapidssl' }
  const { id: productId } = await db.product.upsert({ where: { slug: 'r' }, create: product, update: {} })
  const line = { position: 1, productId, typeCode: 'rapidssl', productName: 'RapidSSL', typeName: 'R', years: 1, quantity: 1 }
  const order = await db.order.create({
    data: {
      ...{ userId: user.id, email: user.email, status: 'paid', currency: 'USD', total: amount, basketHash: paidAt, paidAt: at(paidAt) },
      items: { create: { ...line, unitAmount: amount, activation: 'automatic' } },
    },
    include: { items: true },
  })
  const of = {
    orderId: order.id,
    orderItemId: order.items[0]?.id ?? '',
    userId: user.id,
    typeCode: 'rapidssl',
    years: 1,
    ordinal: 1,
    cost: 895,
  }
  const place = isIssued ? ({ stage: 'issued', issuedAt: at(paidAt) } as const) : ({ stage: 'purchase' } as const)
  await db.certificate.create({ data: { ...of, ...place } })
}

beforeAll(async () => {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
  for (const staffRole of ['owner', 'finance', 'support'] as const) {
    const { id } = await db.user.create({ data: { email: `${staffRole}@shop.example`, role: 'staff', staffRole } })
    staffIds.set(staffRole, id)
  }
  const gone = { email: 'gone@shop.example', role: 'staff', staffRole: 'owner' } as const
  await db.user.create({ data: { ...gone, disabledAt: at('2026-01-01') } })
})

afterEach(async () => {
  restore()
  await db.mail.deleteMany()
  await db.monthlyReport.deleteMany()
  await db.reportSettings.deleteMany()
})

/** Runs the sweep at a given time, and returns the recipients and the month of the reports it sent. */
async function sweepAt(time: string): Promise<string[]> {
  restore()
  restore = setClock(() => at(time))
  await db.mail.deleteMany()
  await sumSalesDays()
  await queueMonthlyReport()
  const mails = await db.mail.findMany({ where: { kind: 'monthly_report' }, orderBy: { to: 'asc' } })
  return mails.map(({ to, data }) => `${(data as MailData<'monthly_report'>).month} ${to}`)
}

async function chosen(timeZone: string, mailTo: StaffRole[]): Promise<void> {
  await db.reportSettings.create({ data: { timeZone, mailTo } })
  await inTransaction(markAllDays)
}

test('a shop that has not sold anything yet sends no report', async () => {
  expect(await sweepAt('2026-12-01T06:00:00Z')).toEqual([])
  expect(await db.monthlyReport.count()).toBe(0)
})

test('owners and finance get the report once, on the morning of the 1st, even if the sweep runs twice or is restarted', async () => {
  await sell('2026-10-31T23:59:59Z', { amount: 3800 })
  await sell('2026-11-01T00:00:00Z', { isIssued: true })
  await sell('2026-11-30T23:59:59Z')
  await sell('2026-12-01T00:00:00Z')
  expect(await sweepAt('2026-12-01T05:59:59Z')).toEqual([])
  restore = setClock(() => at('2026-12-01T06:00:00Z'))
  await Promise.all([queueMonthlyReport(), queueMonthlyReport(), queueMonthlyReport()])
  const mails = await db.mail.findMany({ orderBy: { to: 'asc' } })
  expect(mails.map(({ to }) => to)).toEqual(['finance@shop.example', 'owner@shop.example'])
  expect(mails[0]?.data).toMatchObject({
    month: '2026-11',
    monthBefore: '2026-10',
    totals: [
      { currency: 'USD', orders: 2, sold: 3800, cost: 1790, margin: 2010, before: { orders: 1, sold: 3800, cost: 895, margin: 2905 } },
    ],
    products: [{ name: 'RapidSSL', certificates: 2, before: { certificates: 1 } }],
    refunds: [],
    issued: { count: 1, before: 0 },
    waiting: 3,
    path: '/admin/reports?from=2026-11-01&to=2026-11-30&compare=before&by=product',
  })
  // This remains true after the emails have been deleted.
  expect(await sweepAt('2026-12-01T06:01:00Z')).toEqual([])
  expect(await sweepAt('2027-01-03T00:00:00Z')).toEqual(['2026-12 finance@shop.example', '2026-12 owner@shop.example'])
})

test('a worker that was down for a few days sends the report late, and one that was down longer does not send it', async () => {
  expect(await sweepAt('2026-12-08T06:00:00Z')).toEqual([])
  expect(await sweepAt('2026-12-08T05:59:59Z')).toHaveLength(2)
})

test('the month ends in the shop’s time zone', async () => {
  await chosen('Asia/Tokyo', ['owner'])
  expect(await sweepAt('2026-11-30T20:59:59Z')).toEqual([])
  expect(await sweepAt('2026-11-30T21:00:00Z')).toEqual(['2026-11 owner@shop.example'])
  const { data } = await db.mail.findFirstOrThrow()
  // Months begin nine hours earlier than in UTC: the sale in the last second of October counts, but the one in the last second of November
  // doesn't.
  expect(data).toMatchObject({ zone: 'Asia/Tokyo', totals: [{ orders: 2, sold: 5700, before: { orders: 0, sold: 0 } }] })
})

test('a role that was deselected gets no report, but its members can have it sent to them', async () => {
  await chosen('UTC', ['support'])
  expect(await sweepAt('2026-12-01T06:00:00Z')).toEqual(['2026-11 support@shop.example'])
  const owner = { kind: 'staff', role: 'owner', userId: staffIds.get('owner') ?? '' } as const
  for (let press = 0; press < 2; press += 1)
    expect(await sendLastMonth(owner)).toMatchObject({ ok: true, value: { to: 'owner@shop.example', month: '2026-11' } })
  expect(await db.mail.count({ where: { to: 'owner@shop.example' } })).toBe(2)
  expect(await sendLastMonth({ kind: 'client', userId: owner.userId })).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('the report of a month without sales says so, and is not sent to someone who has been disabled in the meantime', async () => {
  expect(await sweepAt('2028-02-01T06:00:00Z')).toHaveLength(2)
  const [finance, owner] = await db.mail.findMany({ orderBy: { to: 'asc' } })
  expect(finance?.data).toMatchObject({ month: '2028-01', totals: [], products: [], issued: { count: 0, before: 0 } })
  const { text } = await renderMail('monthly_report', finance?.data, { language: 'en', shopName: 'Keelmark', appUrl: 'https://shop.test' })
  expect(text).toContain('Nothing was paid in January 2028.')
  await db.user.update({ where: { email: 'owner@shop.example' }, data: { disabledAt: at('2028-02-01') } })
  await deliver(owner?.id ?? '')
  expect(await db.mail.count()).toBe(1)
})
