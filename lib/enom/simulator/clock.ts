import type { Store } from './state/store'

export type Clock = {
  /** This server's present moment: real time, moved by the operator's `clockDays`. */
  now(): Date
  /** `M/D/YYYY`, as lists write dates. */
  date(iso: string): string
  /** `M/D/YYYY h:mm:ss AM`, as details and the trailer write them. */
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
        // Newer Node versions put a narrow blank before AM and PM.
        .replace(/\s(?=[AP]M$)/u, ' '),
  }
}

const QUARTER = 900_000
const MOST_DAYS = 50_000
const daysOfZone = new Map<string, Map<number, string>>()

/** Lists write ten thousand dates; in every zone midnight falls on a quarter of an hour, so one date a quarter is enough. */
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

/** The same day some years later. */
export function addYears(iso: string, years: number): string {
  const date = new Date(iso)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString()
}
