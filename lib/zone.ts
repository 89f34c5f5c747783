import { DAY } from './clock'

/** Every time zone that can be chosen, by its IANA name. Not every runtime lists UTC itself. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')]

/** The time zone of pages and emails that are not for a particular person. */
export const DEFAULT_ZONE = 'UTC'

/** The cookie that contains the browser's time zone, set by a script. */
export const ZONE_COOKIE = 'keelmark_zone'

const KNOWN: ReadonlySet<unknown> = new Set(ZONES)

/** Returns the zone for a name that was stored or sent, or null if there is none. Browsers use alternative names for some zones. */
export function zoneOf(name: unknown): string | null {
  if (typeof name !== 'string') return null
  if (KNOWN.has(name)) return name
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return KNOWN.has(timeZone) ? timeZone : null
  } catch {
    return null
  }
}

/** Creating a formatter costs more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns the local time in a zone at a given moment, as if it were UTC, to the second. */
function wallTime(at: Date, zone: string): Date {
  const numeric = 'numeric'
  let format = formats.get(zone)
  if (!format) {
    const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric } as const
    format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone, hourCycle: 'h23' })
    formats.set(zone, format)
  }
  const shown = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

/** Returns the day in a zone at a given moment, such as `2026-11-29`. */
export function dayIn(at: Date, zone: string): string {
  return wallTime(at, zone).toISOString().slice(0, 10)
}

/**
 * Returns the moment at which a day such as `2026-11-29` begins in a zone. Where clocks skip midnight, it is the first moment after
 * midnight.
 */
export function startOfDay(day: string, zone: string): Date {
  const midnight = new Date(day).getTime()
  // The offsets from UTC shortly before and shortly after. One of them applies at the start of the day.
  const [first = midnight, second = midnight] = [midnight - DAY, midnight + DAY]
    .map((near) => midnight - (wallTime(new Date(near), zone).getTime() - near))
    .toSorted((one, other) => one - other)
  return new Date(dayIn(new Date(first), zone) === day ? first : second)
}
