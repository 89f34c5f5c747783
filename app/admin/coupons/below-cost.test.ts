import { expect, test } from 'vitest'
import type { ChoiceCost } from '@/lib/catalog/product-costs'
import { belowCost } from './below-cost'

const rapid = {
  choiceId: 'r',
  productId: 'a',
  visible: true,
  price: { amount: 1900, currency: 'USD' },
  worth: 1900,
  cost: 1520,
  state: 'good',
}
const costs = [
  rapid,
  { ...rapid, choiceId: 'dear', productId: 'b', cost: 1900 },
  { ...rapid, choiceId: 'euro', price: { amount: 1000, currency: 'EUR' }, worth: 1100, cost: 1000 },
  { ...rapid, choiceId: 'agreed', state: 'unprotected' },
] as ChoiceCost[]
const named = (terms: object) =>
  belowCost(costs, { percent: null, amount: null, currency: null, productIds: [], ...terms }).map(({ choiceId }) => choiceId)

test('staff see which prices a coupon reduces to below their cost', () => {
  expect(named({ percent: 2000 })).toEqual(['dear', 'euro'])
  expect(named({ percent: 2001, productIds: ['a'] })).toEqual(['euro'])
  expect(named({ percent: 2100, productIds: ['a'] })).toEqual(['r', 'euro'])
  expect(named({ amount: 381, currency: 'USD' })).toEqual(['r', 'dear'])
})
