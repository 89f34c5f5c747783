import { expect, test } from 'vitest'
import { COUNT_COOKIE } from '@/lib/cart/schema'
import { readBasketCount } from './read-basket-count'

test('the header reads the count that the basket pages write to the cookie', () => {
  expect(readBasketCount(`a=1; ${COUNT_COOKIE}=12; b=2`)).toBe(12)
})

test('without the basket cookie the count is zero, even if a cookie with a similar name exists', () => {
  expect(readBasketCount('')).toBe(0)
  expect(readBasketCount(`x${COUNT_COOKIE}=3; ${COUNT_COOKIE}=<b>`)).toBe(0)
})
