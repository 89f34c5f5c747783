import { expect, test } from 'vitest'
import { type PriceEnding, proposePrices, type Rounding } from './propose-prices'

const choice = (amount: number, more: object = {}) => {
  const price = { amount, currency: 'USD' }
  return { choiceId: 'a', price, worth: amount, cost: 895, costBefore: null as number | null, ...more }
}
const propose = (
  one: ReturnType<typeof choice>,
  rule: 'percent' | 'amount' | 'floor' | 'costs' | 'round',
  value = '',
  ending: PriceEnding | Rounding = 'none',
) => proposePrices([one], { rule, value, ending })?.get('a')
const euro = choice(1000, { price: { amount: 1000, currency: 'EUR' }, worth: 1100 })
const yen = choice(3000, { price: { amount: 3000, currency: 'JPY' }, worth: 2000 })

test.each([
  ['5 % more', propose(choice(1999), 'percent', '5'), 2099],
  ['2.5 % less, with a sign', propose(choice(2000), 'percent', '-2.5 %'), 1950],
  ['5 % more, ending in .95', propose(choice(1999), 'percent', '5', '95'), 2195],
  ['5 % more, ending in .00', propose(choice(1999), 'percent', '5', '00'), 2100],
  ['yen, which have no decimals', propose(yen, 'percent', '5', '95'), 3150],
  ['a dollar more', propose(choice(1999), 'amount', '1.00'), 2099],
  ['100 yen more', propose(yen, 'amount', '100'), 3100],
  ['a margin of at least 50 %', propose(choice(1000), 'floor', '50'), 1790],
  ['a margin of at least 50 % in euros', propose(euro, 'floor', '50'), 1628],
  ['a margin that is high enough', propose(choice(1790), 'floor', '50', '95'), undefined],
  ['a cost that rose by a dollar', propose(choice(1999, { costBefore: 795 }), 'costs'), 2099],
  ['a cost that did not change', propose(choice(1999), 'costs', '', '95'), undefined],
  ['an unknown cost', propose(choice(1999, { cost: null }), 'floor', '50'), undefined],
  ['only the ending', propose(choice(1900), 'round', '', '95'), 1995],
  ['5 % more, ending in .99', propose(choice(1999), 'percent', '5', '99'), 2099],
  ['5 % less, to the nearest whole unit', propose(choice(2100), 'percent', '-5', 'whole'), 2000],
  ['the rule of its currency', propose(choice(1900), 'round', '', new Map([['USD', '99'] as const])), 1999],
  ['a currency without a rule', propose(euro, 'percent', '5', new Map([['USD', '99'] as const])), 1050],
  ['an ending it already has', propose(choice(1995), 'round', '', '95'), undefined],
])('%s', (_, proposed, expected) => {
  expect(proposed).toBe(expected)
})

test.each([
  ['percent', ''],
  ['percent', 'five'],
  ['percent', '-100'],
  ['percent', '1001'],
  ['floor', '100'],
  ['amount', '1.005'],
] as const)('%s “%s” is not a number the rule can use', (rule, value) => {
  expect(proposePrices([choice(1999)], { rule, value, ending: 'none' })).toBeNull()
})
