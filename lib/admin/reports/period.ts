import { z } from 'zod'
import { DAY, later, now } from '../../clock'
import { dayIn, startOfDay } from '../../zone'

/** From the start of one day to the start of another. `until` is exclusive. */
export type Span = { from: Date; until: Date }

export const COMPARISONS = ['none', 'before', 'year'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Period = {
  span: Span
  compared: Span | null
  comparison: Comparison
  fault: string | null
  isAll: boolean
  /** The time zone in which its days begin and end. */
  zone: string
}

/** Calendar days, each as midnight in UTC, regardless of the time zone. */
type Days = Span

/** The maximum length of a period in days, which limits how many rows a report reads. */
const LONGEST = 3 * 366
const USUAL = 90

type Asked = { period?: string | undefined; from?: string | undefined; to?: string | undefined; compare?: string | undefined }

/**
 * Returns the period given in a URL, in days of a time zone, with the one it is compared with: the same number of days before it (for whole
 * months, the same number of months), or the same days a year earlier. "All time" is not compared with anything. If the period is missing
 * or invalid, the last 90 days are used; `fault` describes what is wrong.
 */
export function readPeriod(asked: Asked, zone = 'UTC'): Period {
  if (asked.period === 'all') {
    const span = { from: new Date(0), until: momentsOf(usual(zone), zone).until }
    return { span, compared: null, comparison: 'none', fault: null, isAll: true, zone }
  }
  const comparison = COMPARISONS.find((word) => word === asked.compare) ?? 'none'
  const read = readDays(asked, zone)
  const fault = typeof read === 'string' ? read : null
  const days = typeof read === 'string' ? usual(zone) : read
  const compared = comparedWith(days, comparison)
  return { span: momentsOf(days, zone), compared: compared && momentsOf(compared, zone), comparison, fault, isAll: false, zone }
}

function momentsOf({ from, until }: Days, zone: string): Span {
  const [first, end] = [from, until].map((day) => startOfDay(day.toISOString().slice(0, 10), zone)) as [Date, Date]
  return { from: first, until: end }
}

function readDays({ from, to }: Asked, zone: string): Days | string {
  if (!from && !to) return usual(zone)
  for (const day of [from, to]) {
    if (day && !z.iso.date().safeParse(day).success) return `“${day}” is not a date. Enter a date such as 2026-11-29.`
  }
  const last = to ? new Date(to) : today(zone)
  const span = { from: from ? new Date(from) : later(last, -(USUAL - 1) * DAY), until: later(last, DAY) }
  if (span.from >= span.until) return 'The last day is before the first day.'
  if (span.until.getTime() - span.from.getTime() > LONGEST * DAY) return 'A report covers at most three years. Choose a shorter period.'
  return span
}

function usual(zone: string): Days {
  const until = later(today(zone), DAY)
  return { from: later(until, -USUAL * DAY), until }
}

function comparedWith({ from, until }: Days, comparison: Comparison): Days | null {
  if (comparison === 'none') return null
  if (comparison === 'before') return { from: asLongBefore(from, until), until: from }
  return { from: yearEarlier(from), until: yearEarlier(until) }
}

function yearEarlier(at: Date): Date {
  const day = new Date(at)
  day.setUTCFullYear(day.getUTCFullYear() - 1)
  return day
}

function asLongBefore(from: Date, until: Date): Date {
  if (from.getUTCDate() !== 1 || until.getUTCDate() !== 1) return new Date(2 * from.getTime() - until.getTime())
  const months = (until.getUTCFullYear() - from.getUTCFullYear()) * 12 + until.getUTCMonth() - from.getUTCMonth()
  return new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - months, 1))
}

function today(zone: string): Date {
  return new Date(dayIn(now(), zone))
}

/**
 * Returns the first and last day of the current month in a time zone, or of the month `monthsBefore` months earlier, in the format used in
 * URLs.
 */
export function monthIn(zone: string, monthsBefore = 0): { from: string; to: string } {
  const at = today(zone)
  const dayOf = (months: number, day: number) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, day)).toISOString().slice(0, 10)
  return { from: dayOf(-monthsBefore, 1), to: dayOf(1 - monthsBefore, 0) }
}
