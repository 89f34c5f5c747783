import { z } from 'zod'
import { DAY, later, now } from '../../clock'

/** From the start of a day to the start of another, UTC. `until` is not part of it. */
export type Span = { from: Date; until: Date }

export const COMPARISONS = ['none', 'before', 'year'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Period = { span: Span; compared: Span | null; comparison: Comparison; fault: string | null; isAll: boolean }

/** The longest period, in days, so that no report reads without a bound. */
const LONGEST = 3 * 366
const USUAL = 90

/**
 * Returns the period that an address asks for, with the one it is compared with: the same number of days before it, or the same days a year
 * earlier. All time is compared with nothing. What is missing or wrong becomes the last 90 days, and `fault` says why.
 */
export function readPeriod(asked: {
  period?: string | undefined
  from?: string | undefined
  to?: string | undefined
  compare?: string | undefined
}): Period {
  if (asked.period === 'all') {
    const span = { from: new Date(0), until: usual().until }
    return { span, compared: null, comparison: 'none', fault: null, isAll: true }
  }
  const comparison = COMPARISONS.find((word) => word === asked.compare) ?? 'none'
  const read = readSpan(asked)
  const fault = typeof read === 'string' ? read : null
  const span = typeof read === 'string' ? usual() : read
  return { span, compared: comparedWith(span, comparison), comparison, fault, isAll: false }
}

function readSpan({ from, to }: { from?: string | undefined; to?: string | undefined }): Span | string {
  if (!from && !to) return usual()
  for (const day of [from, to]) {
    if (day && !z.iso.date().safeParse(day).success) return `“${day}” is not a date. Enter it such as 2026-11-29.`
  }
  const last = to ? new Date(to) : startOfDay(now())
  const span = { from: from ? new Date(from) : later(last, -(USUAL - 1) * DAY), until: later(last, DAY) }
  if (span.from >= span.until) return 'The last day is before the first day.'
  if (span.until.getTime() - span.from.getTime() > LONGEST * DAY) return 'A report covers at most three years. Choose a shorter period.'
  return span
}

function usual(): Span {
  const until = later(startOfDay(now()), DAY)
  return { from: later(until, -USUAL * DAY), until }
}

function comparedWith({ from, until }: Span, comparison: Comparison): Span | null {
  if (comparison === 'none') return null
  if (comparison === 'before') return { from: new Date(2 * from.getTime() - until.getTime()), until: from }
  return { from: yearEarlier(from), until: yearEarlier(until) }
}

function yearEarlier(at: Date): Date {
  const day = new Date(at)
  day.setUTCFullYear(day.getUTCFullYear() - 1)
  return day
}

function startOfDay(at: Date): Date {
  return new Date(at.toISOString().slice(0, 10))
}
