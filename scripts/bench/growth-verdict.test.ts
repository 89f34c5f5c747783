import { expect, test } from 'vitest'
import { growthOf } from './growth-verdict'

const SIZES = [1_000, 10_000, 100_000]

test.each([
  ['flat', [5, 5.2, 5.1]],
  ['flat', [0.1, 0.4, 1.9]],
  ['logarithmic', [5, 7, 9]],
  ['linear', [1, 10, 100]],
  // The fixed cost hides the growth except in the last step.
  ['linear', [10, 10, 25]],
  ['flat', [20, 10, 5]],
] as const)('a cost is %s: %j ms', (verdict, costs) => {
  expect(growthOf(costs.map((cost, index) => ({ size: SIZES[index] ?? 0, cost }))).verdict).toBe(verdict)
})

test('a cost that grows in proportion to the shop has an exponent of one', () => {
  expect(growthOf(SIZES.map((size) => ({ size, cost: size / 100 }))).exponent).toBeCloseTo(1)
})
