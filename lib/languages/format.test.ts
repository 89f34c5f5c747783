import { expect, test } from 'vitest'
import { dayAt, momentAt, timeAt } from './format'

const zone = 'Europe/Berlin'

test('a time of day is shown in its zone, respecting daylight saving time, with the zone’s common name', () => {
  const before = new Date('2026-10-25T00:59:00Z')
  const after = new Date('2026-10-25T01:01:00Z')
  expect([before, after].map((at) => timeAt(at, 'en', zone))).toEqual(['02:59 CEST', '02:01 CET'])
  expect([before, after].map((at) => timeAt(at, 'de', zone))).toEqual(['02:59 MESZ', '02:01 MEZ'])
  expect([before, after].map((at) => timeAt(at, 'es', 'UTC'))).toEqual(['00:59 UTC', '01:01 UTC'])
  expect(timeAt(new Date('2026-03-29T01:00:00Z'), 'en', zone)).toBe('03:00 CEST')
  expect(timeAt(before, 'en', 'Asia/Kolkata')).toBe('06:29 GMT+5:30')
})

test('a time late in the evening falls on the day in its own zone', () => {
  const at = new Date('2026-12-31T23:30:00Z')
  expect([dayAt(at, 'en', zone), dayAt(at, 'en', 'UTC')]).toEqual(['1 Jan 2027', '31 Dec 2026'])
  expect(momentAt(at, 'de', zone)).toBe('1. Januar 2027 um 00:30 MEZ')
  expect(momentAt(at, 'en', 'UTC')).toBe('31 December 2026 at 23:30 UTC')
})
