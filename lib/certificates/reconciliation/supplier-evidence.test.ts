import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHistoryContiguous } from './supplier-evidence'

/** Returns a history of the given movements, oldest first. */
function historyOf(amounts: readonly number[], opening = 100_000) {
  let balance = opening
  return amounts.map((amount) => {
    balance += amount
    return { amount, balance }
  })
}

const amounts = fc.array(
  fc.integer({ min: -5_000, max: 5_000 }).filter((amount) => amount !== 0),
  { minLength: 3, maxLength: 40 },
)

test('a complete history is contiguous in any order, wherever it begins and ends', () => {
  fc.assert(
    fc.property(amounts, fc.nat(), fc.nat(), (moved, from, length) => {
      const rows = historyOf(moved)
      const part = rows.slice(from % rows.length, (from % rows.length) + 1 + (length % rows.length))
      expect(isHistoryContiguous(part)).toBe(true)
      expect(isHistoryContiguous(part.toReversed())).toBe(true)
      expect(isHistoryContiguous(part.toSorted((one, other) => one.amount - other.amount))).toBe(true)
    }),
  )
})

test('a transaction missing from the middle is detected', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 3, maxLength: 40 }), fc.nat(), (spent, at) => {
      const rows = historyOf(spent.map((amount) => -amount))
      const missing = 1 + (at % (rows.length - 2))
      expect(isHistoryContiguous(rows.filter((_, index) => index !== missing))).toBe(false)
    }),
  )
})

test('rows without a balance cannot prove that nothing is missing; an empty history is contiguous', () => {
  expect(isHistoryContiguous([])).toBe(true)
  expect(isHistoryContiguous([{ amount: -895, balance: null }, ...historyOf([-1, -2])])).toBe(false)
})
