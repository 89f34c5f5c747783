import { expect, test } from 'vitest'
import { toIcs } from './ics'

const about = { host: 'shop.test', stamp: new Date('2026-11-29T12:00:00Z') }

test('each date of a certificate becomes an all-day entry', () => {
  const text = toIcs([{ id: '1-file_ends', day: new Date('2027-06-16T23:59:59Z'), title: 'This file ends: a.example' }], about)
  const lines = text.split('\r\n')
  for (const line of ['UID:1-file_ends@shop.test', 'DTSTART;VALUE=DATE:20270616', 'SUMMARY:This file ends: a.example'])
    expect(lines).toContain(line)
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
})

test('a name cannot start a new line, and long lines are folded between characters', () => {
  const text = toIcs([{ id: '1', day: new Date(0), title: `a,b;c\\d\r\nATTACH:x ${'ü'.repeat(60)}` }], about)
  expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d ATTACH:x')
  expect(text).not.toMatch(/^ATTACH/m)
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain('ü'.repeat(60))
})
