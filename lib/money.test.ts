import { expect, test } from 'vitest'
import { formatMoney, parseDecimal } from './money'

test.each([
  ['8.95', 'USD', 895],
  ['$8.95', 'USD', 895],
  ['1,234.5', 'USD', 123_450],
  ['-$98.70', 'USD', -9870],
  ['0', 'USD', 0],
  ['1.10', 'USD', 110],
  ['19.90000', 'USD', 1990],
  ['1900', 'JPY', 1900],
  ['1.234', 'KWD', 1234],
  ['4.35', 'USD', 435],
])('%s %s is parsed to the exact minor unit', (text, currency, amount) => {
  expect(parseDecimal(text, currency)).toBe(amount)
})

test.each([
  ['8.955', 'USD'],
  ['1.5', 'JPY'],
  ['1e3', 'USD'],
  ['12,34', 'USD'],
  ['1,2345', 'USD'],
  ['.5', 'USD'],
  ['', 'USD'],
  ['NaN', 'USD'],
  ['99999999999999999', 'USD'],
])('%s %s is not an amount', (text, currency) => {
  expect(parseDecimal(text, currency)).toBeNull()
})

test('money is formatted with the decimals of its currency', () => {
  expect(formatMoney({ amount: 1900, currency: 'USD' })).toBe('$19.00')
  expect(formatMoney({ amount: 1900, currency: 'JPY' })).toBe('¥1,900')
  expect(formatMoney({ amount: 1234, currency: 'KWD' })).toContain('1.234')
})
