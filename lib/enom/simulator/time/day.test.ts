import { expect, test } from 'vitest'
import { between, readDay, sixMonthsBefore, writeDay } from './day'

test.each([
  ['1/2/2026', 20260102],
  ['01/02/2026', 20260102],
  [' 12/31/2026 3:04:05 PM', 20261231],
  ['13/1/2026', null],
  ['1/32/2026', null],
  ['2026-01-02', null],
  ['', null],
])('%j is read as the day %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})

test('a day is written without leading zeros', () => {
  expect([writeDay(20260102), writeDay(20261231)]).toEqual(['1/2/2026', '12/31/2026'])
})

test('six months before a day may fall in the previous year', () => {
  expect([sixMonthsBefore(20261123), sixMonthsBefore(20260331)]).toEqual([20260523, 20250931])
})

test.each(['America/New_York', 'Pacific/Kiritimati', 'Etc/GMT+12', 'UTC'])('days end at midnight in %s', (timeZone) => {
  const writer = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
  const dateOf = (iso: string) => writer.format(new Date(iso))
  const isAsked = between(20260310, 20260410, dateOf)
  for (let hour = 0; hour < 24 * 40; hour += 1) {
    const iso = new Date(Date.UTC(2026, 2, 5, hour, 30)).toISOString()
    const day = readDay(dateOf(iso)) ?? 0
    expect([iso, isAsked(iso)]).toEqual([iso, day >= 20260310 && day <= 20260410])
  }
})
