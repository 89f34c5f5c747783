import type { Actor } from '../../../actor'
import { now } from '../../../clock'
import { db } from '../../../db/client'
import type { MailData } from '../../../email/kinds'
import { inCertificateView } from '../../lists/certificate-views'
import { getBalances } from '../../overview/balances'
import { type Period, readPeriod, type Span } from '../period'
import { getSales, getTotals, type SalesRow } from '../sales'
import { periodParams } from '../text'

const MOST_PRODUCTS = 25
const NOTHING = { orders: 0, certificates: 0, sold: 0, tax: 0, refunded: 0, cost: 0, margin: 0 }

/** Returns the calendar month before that of a given day, e.g. `2026-11` for `2026-12-01`. */
export function monthBefore(day: string): string {
  const first = new Date(`${day.slice(0, 7)}-01`)
  first.setUTCMonth(first.getUTCMonth() - 1)
  return first.toISOString().slice(0, 7)
}

/** Returns the figures of the monthly report for a month such as `2026-11` in a time zone, compared with the previous month. */
export async function readMonth(actor: Actor, month: string, zone: string): Promise<MailData<'monthly_report'>> {
  const period = monthPeriod(month, zone)
  const before = { ...period, span: period.compared ?? period.span }
  const [{ totals, before: totalsBefore }, products, productsBefore, refunds, issued, issuedBefore, waiting, replaceDue, balances] =
    await Promise.all([
      getTotals(actor, period),
      getSales(actor, period, 'product'),
      getSales(actor, before, 'product'),
      refundsIn(period.span),
      countIssued(period.span),
      countIssued(before.span),
      db.certificate.count({ where: { stage: { in: ['purchase', 'setup', 'submission', 'validation'] }, issuedAt: null } }),
      db.certificate.count({ where: inCertificateView('replace_due', now()) }),
      getBalances(actor),
    ])
  const pairs = pairsOf(products, productsBefore)
  return {
    month,
    monthBefore: monthBefore(`${month}-01`),
    zone,
    totals: pairsOf(totals, totalsBefore).map(({ currency, row, earlier }) => ({
      currency,
      ...figuresOf(row),
      before: figuresOf(earlier),
    })),
    refunds,
    products: pairs.slice(0, MOST_PRODUCTS).map(({ label, currency, row, earlier }) => {
      return { name: label, currency, ...soldOf(row), before: soldOf(earlier) }
    }),
    moreProducts: Math.max(0, pairs.length - MOST_PRODUCTS),
    issued: { count: issued, before: issuedBefore },
    waiting,
    replaceDue,
    accounts: balances.map(({ label, balance, daysLeft }) => ({ name: label, balance, daysLeft })),
    path: `/admin/reports?${new URLSearchParams({ ...periodParams(period), by: 'product' })}`,
  }
}

function monthPeriod(month: string, zone: string): Period {
  const last = new Date(`${month}-01`)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return readPeriod({ from: `${month}-01`, to: last.toISOString().slice(0, 10), compare: 'before' }, zone)
}

/**
 * Returns the rows of both months side by side: first the products sold in the month, best sellers first, then those sold only in the
 * previous month.
 */
function pairsOf(rows: readonly SalesRow[], before: readonly SalesRow[]) {
  const keyOf = ({ key, currency }: SalesRow) => `${key} ${currency}`
  const earlier = new Map(before.map((row) => [keyOf(row), row]))
  const known = new Set(rows.map(keyOf))
  return [
    ...rows.map((row) => ({ label: row.label, currency: row.currency, row, earlier: earlier.get(keyOf(row)) ?? NOTHING })),
    ...before
      .filter((row) => !known.has(keyOf(row)))
      .map((row) => ({ label: row.label, currency: row.currency, row: NOTHING, earlier: row })),
  ]
}

type Figures = Omit<SalesRow, 'key' | 'label' | 'currency'>

function figuresOf({ orders, certificates, sold, tax, refunded, cost, margin }: Figures): Figures {
  return { orders, certificates, sold, tax, refunded, cost, margin }
}

function soldOf({ certificates, sold, margin }: Figures): Pick<Figures, 'certificates' | 'sold' | 'margin'> {
  return { certificates, sold, margin }
}

function countIssued({ from, until }: Span): Promise<number> {
  return db.certificate.count({ where: { issuedAt: { gte: from, lt: until } } })
}

async function refundsIn({ from, until }: Span): Promise<{ currency: string; amount: number; count: number }[]> {
  const sums = await db.refund.groupBy({
    by: ['currency'],
    where: { status: { in: ['sent', 'succeeded'] }, createdAt: { gte: from, lt: until } },
    _sum: { amount: true },
    _count: true,
    orderBy: { currency: 'asc' },
  })
  return sums.map(({ currency, _sum, _count }) => ({ currency, amount: _sum.amount ?? 0, count: _count }))
}
