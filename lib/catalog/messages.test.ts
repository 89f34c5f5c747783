import { expect, test } from 'vitest'
import { priceFaultText } from './messages'
import { hiddenText, levelsText } from './text'

test.each([
  ['12,50', 'USD', 'Did you mean 12.50?'],
  ['12,5', 'EUR', 'Did you mean 12.50?'],
  ['1.234,50', 'EUR', 'Did you mean 1234.50?'],
  ['€ 12.50', 'EUR', 'Did you mean 12.50?'],
  ['12.50 USD', 'USD', 'Did you mean 12.50?'],
  ['1 200', 'JPY', 'Did you mean 1200?'],
  ['0', 'USD', 'must be more than 0'],
  ['-5', 'USD', 'must be more than 0'],
  ['12.505', 'USD', 'with 2 decimals, for example 12.50'],
  ['free', 'USD', 'with 2 decimals, for example 12.50'],
  ['12,50', 'JPY', 'without decimals, for example 1200'],
])('the price “%s” in %s is refused with an explanation', (typed, currency, words) => {
  const text = priceFaultText(typed, currency)
  expect(text).toContain(`“${typed}”`)
  expect(text).toContain(words)
  expect(text).not.toContain('19.00')
})

test('the number of hidden products is reported to staff in correct English', () => {
  expect(hiddenText(1, 15)).toMatch(/^1 of 15 products is hidden from buyers\. To sell it,/)
  expect(hiddenText(2, 15)).toMatch(/^2 of 15 products are hidden from buyers\. To sell one,/)
  expect(hiddenText(1, 1)).toMatch(/^The only product is hidden/)
})

test('a product with several types shows the level of each', () => {
  expect(levelsText(['ov', 'dv', 'ov'])).toBe('Domain, Organisation')
  expect(levelsText(['ev'])).toBe('Extended')
})
