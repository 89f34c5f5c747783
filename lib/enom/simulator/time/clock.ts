import type { Store } from '../state/store'

export type Clock = {
  /** Returns the server's current time: real time shifted by the operator's `clockDays`. */
  now(): Date
  /** Formats a date as `M/D/YYYY`, as used in lists. */
  date(iso: string): string
  /** Formats a time as `M/D/YYYY h:mm:ss AM`, as used in details and the trailer. */
  dateTime(iso: string): string
}

const DAY = 86_400_000

export function createClock(store: Store): Clock {
  return {
    now: () => new Date(Date.now() + store.settings().switches.clockDays * DAY),
    date: (iso) => writeDay(store.settings().switches.timeZone, iso),
    dateTime: (iso) =>
      writer(store.settings().switches.timeZone, true)
        .format(new Date(iso))
        .replace(',', '')
        // Newer Node versions put a narrow no-break space before AM and PM.
        .replace(/\s(?=[AP]M$)/u, ' '),
  }
}

const QUARTER = 900_000
const MOST_DAYS = 50_000
const daysOfZone = new Map<string, Map<number, string>>()

/** Cached per quarter-hour, because lists format ten thousand dates. In every time zone, midnight falls on a quarter-hour. */
function writeDay(timeZone: string, iso: string): string {
  const at = Date.parse(iso)
  const quarter = Math.floor(at / QUARTER)
  const days = daysOfZone.get(timeZone) ?? new Map<number, string>()
  const known = days.get(quarter)
  if (known) return known
  if (days.size > MOST_DAYS) days.clear()
  const day = writer(timeZone, false).format(at)
  daysOfZone.set(timeZone, days.set(quarter, day))
  return day
}

const writers = new Map<string, Intl.DateTimeFormat>()

function writer(timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${withTime}`
  const known = writers.get(key)
  if (known) return known
  const time = withTime ? ({ hour: 'numeric', minute: '2-digit', second: '2-digit' } as const) : {}
  const made = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric', ...time })
  writers.set(key, made)
  return made
}

/** Returns the same day a given number of years later. */
export function addYears(iso: string, years: number): string {
  const date = new Date(iso)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString()
}
