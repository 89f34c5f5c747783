import { expect, test } from 'vitest'
import { draw } from './draw'

test('the same seed and words give the same number, and different ones give a different number', () => {
  expect(draw(1, 'a', 1)).toBe(draw(1, 'a', 1))
  expect(new Set([draw(1, 'a', 1), draw(2, 'a', 1), draw(1, 'b', 1), draw(1, 'a', 2)]).size).toBe(4)
})

test('numbers for neighbouring counters are spread evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let turn = 0; turn < 10_000; turn += 1) {
    const tenth = Math.floor(draw(7, 'purchaseservices', turn, 'fault') * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120)
})
