import { expect, test } from 'vitest'
import { dayIn, startOfDay, ZONES, zoneOf } from './zone'

test.each([
  ['UTC', '2026-11-29', '2026-11-29T00:00:00Z'],
  ['Europe/Berlin', '2026-12-01', '2026-11-30T23:00:00Z'],
  ['Asia/Kathmandu', '2026-12-01', '2026-11-30T18:15:00Z'],
  ['Pacific/Kiritimati', '2026-12-01', '2026-11-30T10:00:00Z'],
  ['America/Los_Angeles', '2026-12-01', '2026-12-01T08:00:00Z'],
  // Clocks change on this day or on the day before.
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
  ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
  // Midnight is skipped, midnight comes twice, or the hour before midnight comes twice.
  ['Asia/Beirut', '2024-03-31', '2024-03-30T22:00:00Z'],
  ['America/Havana', '2024-11-03', '2024-11-03T04:00:00Z'],
  ['Asia/Beirut', '2024-10-27', '2024-10-26T22:00:00Z'],
])('in %s the day %s begins at %s', (zone, day, moment) => {
  const begins = startOfDay(day, zone)
  expect(begins).toEqual(new Date(moment))
  expect(dayIn(begins, zone)).toBe(day)
  expect(dayIn(new Date(begins.getTime() - 1), zone) < day).toBe(true)
})

test('every available zone can be used, and UTC is the first', () => {
  expect(ZONES[0]).toBe('UTC')
  expect(new Set(ZONES).size).toBe(ZONES.length)
  for (const zone of ZONES) expect(dayIn(startOfDay('2026-12-01', zone), zone)).toBe('2026-12-01')
})

test('a zone is recognised by each of its names, and other texts are not', () => {
  expect(['Asia/Kolkata', 'Asia/Calcutta', 'Etc/UTC', 'Europe/Berlin'].map(zoneOf)).toEqual([
    zoneOf('Asia/Calcutta'),
    zoneOf('Asia/Kolkata'),
    'UTC',
    'Europe/Berlin',
  ])
  expect(zoneOf('Asia/Kolkata')).not.toBeNull()
  expect(['Mars/Olympus', '+05:00', '', '<b>', undefined, null, 7].map(zoneOf)).toEqual(Array(7).fill(null))
})
