import type { Actor } from '../../actor'
import { DAY, later } from '../../clock'
import type { Period, Span } from './period'
import { salesOf } from './sales-of'
import { lastDay } from './text'

/** What was sold in one currency, step by step, in minor units. `key`: `2026-11-29` or `2026-11`. */
export type SoldOverTime = { currency: string; step: 'day' | 'month'; points: { key: string; sold: number }[] }

/** A longer period is shown by month. */
const MOST_DAYS = 62

/** Returns what was sold by day or month, also where that was nothing, for each currency. Empty for anyone but staff. */
export async function getSoldOverTime(actor: Actor, period: Period): Promise<SoldOverTime[]> {
  const { span, isAll } = period
  const step = span.until.getTime() - span.from.getTime() <= MOST_DAYS * DAY ? 'day' : 'month'
  const rows = await salesOf(actor, period, step)
  const sold = new Map(rows.map((row) => [`${row.currency} ${row.key}`, row.sold]))
  const keys = stepsOf(isAll ? { ...span, from: new Date(rows[0]?.key ?? span.until) } : span, step)
  return [...new Set(rows.map(({ currency }) => currency))].map((currency) => ({
    currency,
    step,
    points: keys.map((key) => ({ key, sold: sold.get(`${currency} ${key}`) ?? 0 })),
  }))
}

function stepsOf(span: Span, step: 'day' | 'month'): string[] {
  const length = step === 'day' ? 10 : 7
  const days = Array.from({ length: Math.round((span.until.getTime() - span.from.getTime()) / DAY) }, (_, day) =>
    later(span.from, day * DAY),
  )
  return [...new Set([...days, lastDay(span)].map((at) => at.toISOString().slice(0, length)))]
}
