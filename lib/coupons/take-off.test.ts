import { expect, test } from 'vitest'
import { splitPieces, takeOff } from './take-off'

const line = (amount: number, quantity = 1, productId = 'a') => ({ productId, quantity, unit: { amount, currency: 'USD' } })
const percent = (hundredths: number, productIds: string[] = []) => ({ percent: hundredths, amount: null, currency: null, productIds })
const amount = (cents: number, productIds: string[] = []) => ({ percent: null, amount: cents, currency: 'USD', productIds })
const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0)

test('a percentage is rounded half up for each line, and applies only to its products', () => {
  expect(takeOff(percent(1000), [line(1905), line(1904), line(333, 3)])).toEqual([191, 190, 100])
  expect(takeOff(percent(1250), [line(1900), line(7900, 1, 'b')])).toEqual([238, 988])
  expect(takeOff(percent(1250, ['b']), [line(1900), line(7900, 1, 'b')])).toEqual([0, 988])
})

test('an amount is spread over the lines in proportion to their prices, to the cent', () => {
  expect(takeOff(amount(500), [line(1900), line(3800)])).toEqual([167, 333])
  expect(takeOff(amount(1000), [line(1000), line(1000), line(1000)])).toEqual([334, 333, 333])
  expect(takeOff(amount(500, ['b']), [line(1900), line(3800, 1, 'b')])).toEqual([0, 500])
  for (let cents = 1; cents < 5000; cents += 7) expect(sum(takeOff(amount(cents), [line(1999, 3), line(77), line(4900, 2)]))).toBe(cents)
})

test('no certificate becomes cheaper than Stripe’s minimum', () => {
  expect(takeOff(percent(10_000), [line(1900, 2), line(40)])).toEqual([3700, 0])
  expect(takeOff(amount(999_999), [line(1900, 2), line(60), line(50)])).toEqual([3700, 10, 0])
  expect(takeOff(amount(1000), [line(60), line(1900)])).toEqual([10, 990])
  expect(takeOff(percent(10_000), [{ productId: 'a', quantity: 1, unit: { amount: 3000, currency: 'JPY' } }])).toEqual([2950])
})

test('a line’s discount is divided over its units and adds up exactly', () => {
  expect(splitPieces(3, 10)).toEqual([
    { quantity: 1, discount: 4 },
    { quantity: 2, discount: 3 },
  ])
  expect(splitPieces(4, 8)).toEqual([{ quantity: 4, discount: 2 }])
  expect(splitPieces(2, 0)).toEqual([{ quantity: 2, discount: 0 }])
})
