import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../clock'
import { nextCheckAt } from './schedule'

const sent = new Date('2026-11-14T09:31:00Z')

test.each([
  [0, 2 * MINUTE],
  [HOUR - 1, 2 * MINUTE],
  [HOUR, 15 * MINUTE],
  [DAY, HOUR],
  [7 * DAY, DAY],
  [60 * DAY, DAY],
])('%i ms after sending, the next check is in %i ms', (age, pause) => {
  const at = new Date(sent.getTime() + age)
  expect(nextCheckAt(sent, at).getTime() - at.getTime()).toBe(pause)
})
