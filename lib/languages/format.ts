import { DEFAULT_ZONE } from '../zone'
import { type Language, PROSE_FORMAT_OF } from './types'

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const
const LONG_DAY = { ...DAY, month: 'long' } as const
const MOMENT = { ...LONG_DAY, ...TIME } as const

// Created only once each, because creating a formatter costs more than formatting a long list.
const formats = new Map<string, Intl.DateTimeFormat>()

function write(at: Date, language: Language, parts: Intl.DateTimeFormatOptions, timeZone: string): string {
  const tag = PROSE_FORMAT_OF[language] ?? language
  const key = [tag, timeZone, ...Object.values(parts)].join(' ')
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...parts, timeZone })
  formats.set(key, format)
  return format.format(at)
}

/** Returns the date of a point in time in the given zone, or in UTC if none is given: `14 Nov 2026`. */
export function dayAt(at: Date, language: Language, zone = DEFAULT_ZONE): string {
  return write(at, language, DAY, zone)
}

/** Returns a UTC date with the full name of the month: `14 November 2026`. */
export function longDayAt(at: Date, language: Language): string {
  return write(at, language, LONG_DAY, DEFAULT_ZONE)
}

/** Returns the time of day in a zone, with its name: `14:05 CET`. */
export function timeAt(at: Date, language: Language, zone = DEFAULT_ZONE): string {
  return write(at, language, TIME, zone)
}

/** Returns a date and time as written in a sentence: `2 June 2027 at 10:00 UTC`. */
export function momentAt(at: Date, language: Language, zone = DEFAULT_ZONE): string {
  return write(at, language, MOMENT, zone)
}
