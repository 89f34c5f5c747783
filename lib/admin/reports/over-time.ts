import type { Actor } from '../../actor'
import { DAY, later } from '../../clock'
import { dayIn } from '../../zone'
import type { Period } from './period'
import { getSales } from './sales'
import { lastDay } from './text'

/** The sales in one currency, by day or by month, in minor units. `key`: `2026-11-29` or `2026-11`. */
export type SoldOverTime = { currency: string; step: 'day' | 'month'; points: { key: string; sold: number }[] }

/** Periods longer than this are shown by month. */
const MOST_DAYS = 62

/** Returns the sales of each day or month for each currency, including days or months without sales. Empty for anyone but staff. */
export async function getSoldOverTime(actor: Actor, period: Period): Promise<SoldOverTime[]> {
  const { span, isAll, zone } = period
  const step = (span.until.getTime() - span.from.getTime()) / DAY < MOST_DAYS + 0.5 ? 'day' : 'month'
  const rows = await getSales(actor, period, step)
  const sold = new Map(rows.map((row) => [`${row.currency} ${row.key}`, row.sold]))
  const last = dayIn(lastDay(span), zone)
  const keys = stepsBetween((isAll && rows[0]?.key) || dayIn(span.from, zone), last, step)
  return [...new Set(rows.map(({ currency }) => currency))].map((currency) => ({
    currency,
    step,
    points: keys.map((key) => ({ key, sold: sold.get(`${currency} ${key}`) ?? 0 })),
  }))
}

/** Returns the days or months between two calendar days. */
function stepsBetween(first: string, last: string, step: 'day' | 'month'): string[] {
  const start = new Date(first)
  const days = Array.from({ length: (new Date(last).getTime() - start.getTime()) / DAY + 1 }, (_, day) => later(start, day * DAY))
  return [...new Set(days.map((at) => at.toISOString().slice(0, step === 'day' ? 10 : 7)))]
}
