import { dayIn } from '../../zone'
import type { Comparison, Period, Span } from './period'
import type { SalesGroup } from './sales'

export const GROUP_NAMES: Record<SalesGroup, string> = {
  month: 'Month',
  day: 'Day',
  product: 'Product',
  authority: 'Authority',
  country: 'Country',
  client: 'Client',
}

export const COMPARISON_NAMES: Record<Comparison, string> = {
  none: 'Nothing',
  before: 'The time before',
  year: 'The same days a year earlier',
}

/** The places where a check stopped visitors, by their names in traffic/count.ts. */
export const STOP_NAMES: Readonly<Record<string, string>> = {
  basket: 'Basket',
  payment: 'Checkout',
  request: 'Set-up: certificate request',
  contacts: 'Set-up: contacts',
  approver: 'Set-up: approver',
  sending: 'Set-up: sending',
}

/** Returns the code of a check in words: `too-many` becomes `Too many`. */
export function checkText(code: string): string {
  const words = code.replace(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const HOUR = 3600

/** Formats a time given in seconds: `45 min`, `7 h`, `3.5 days`. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 90 * 60) return `${Math.max(1, Math.round(seconds / 60))} min`
  if (seconds < 48 * HOUR) return `${Math.round(seconds / HOUR)} h`
  return `${Math.round(seconds / (2.4 * HOUR)) / 10} days`
}

/** Formats a time in milliseconds: `120 ms`. */
export function millisecondsText(time: number | null): string {
  return time === null ? '–' : `${Math.round(time)} ms`
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Formats a month such as `2026-11` for people: `November 2026`. */
export function monthText(month: string): string {
  return MONTH.format(new Date(`${month}-01`))
}

/** Returns the percentage change from one number to another: `+12 %`, or a dash if there was nothing before. */
export function changeText(value: number, before: number): string {
  if (before <= 0) return '–'
  const change = Math.round(((value - before) * 100) / before)
  return `${change > 0 ? '+' : ''}${change} %`
}

/** Returns a part as a percentage of the whole: `75 %`. */
export function shareText(part: number, whole: number): string {
  return whole ? `${Math.round((part * 100) / whole)} %` : '–'
}

/** Returns the last day of a span: the day before `until`. */
export function lastDay({ until }: Span): Date {
  return new Date(until.getTime() - 1)
}

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Returns the days that a report covers and those it is compared with, as sentences. */
export function periodText({ span, compared, isAll, zone }: Pick<Period, 'span' | 'compared' | 'isAll' | 'zone'>): string {
  const follows = 'Changes appear here within a few minutes.'
  if (isAll) return `Everything ever paid, by day in ${zone}. ${follows}`
  const dateOf = (at: Date) => DATE.format(new Date(dayIn(at, zone)))
  const days = (covered: Span) => `from ${dateOf(covered.from)} to ${dateOf(lastDay(covered))}`
  return `Paid ${days(span)}, by day in ${zone}.${compared ? ` Compared with what was paid ${days(compared)}.` : ''} ${follows}`
}

/** Returns the query parameters that select this period. */
export function periodParams({ span, comparison, isAll, zone }: Period): Record<string, string> {
  if (isAll) return { period: 'all' }
  return { from: dayIn(span.from, zone), to: dayIn(lastDay(span), zone), ...(comparison === 'none' ? {} : { compare: comparison }) }
}
