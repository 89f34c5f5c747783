import { expect, test } from 'vitest'
import { HOUR, later, MINUTE } from '../../clock'
import { mailLimit } from './mail-limit'

const start = new Date('2026-11-29T09:00:00Z')
const sent = (...minutes: number[]) => minutes.map((minute) => later(start, minute * MINUTE))

test('the approval email is resent at most every ten minutes', () => {
  expect(mailLimit([], start)).toEqual({ sent: 0, nextAt: null })
  expect(mailLimit(sent(0), later(start, 9 * MINUTE))).toEqual({ sent: 1, nextAt: later(start, 10 * MINUTE) })
  expect(mailLimit(sent(0), later(start, 10 * MINUTE))).toEqual({ sent: 1, nextAt: null })
})

test('after five emails the next one has to wait until the first is a day old', () => {
  const five = sent(0, 10, 20, 30, 40)
  expect(mailLimit(five, later(start, 2 * HOUR))).toEqual({ sent: 5, nextAt: later(start, 24 * HOUR) })
  expect(mailLimit(five, later(start, 24 * HOUR))).toEqual({ sent: 4, nextAt: null })
})

test('a different inbox needs no pause, but counts towards the daily limit', () => {
  expect(mailLimit(sent(0), later(start, MINUTE), { pause: 0 }).nextAt).toBeNull()
  expect(mailLimit(sent(0, 1, 2, 3, 4), later(start, 5 * MINUTE), { pause: 0 }).nextAt).toEqual(later(start, 24 * HOUR))
})
