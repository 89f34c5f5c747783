import { expect, test } from 'vitest'
import { share, spread, taxOfRefund, withTax } from './compute'
import { decideTax } from './decide'
import { readNumber } from './read-number'
import { taxRatesInput, taxSettingsInput } from './schema'
import { EU, STANDARD_RATES } from './standard-rates'
import type { TaxBuyer, TaxRule } from './types'

test.each([
  ['plus', 1900, 1900, { gross: 2261, tax: 361 }],
  ['including', 1900, 1900, { gross: 1900, tax: 303 }],
  ['plus', 1999, 2550, { gross: 2509, tax: 510 }],
  ['including', 11_900, 1900, { gross: 11_900, tax: 1900 }],
  ['plus', 1, 5000, { gross: 2, tax: 1 }],
  ['including', 1, 1900, { gross: 1, tax: 0 }],
  ['plus', 1900, 0, { gross: 1900, tax: 0 }],
  ['plus', 2_000_000_000, 2700, { gross: 2_540_000_000, tax: 540_000_000 }],
] as const)('%s tax on %i at %i hundredths of a percent', (mode, amount, rate, taxed) => {
  expect(withTax(amount, { mode, rate })).toEqual(taxed)
})

/** Returns whole numbers that look random but are the same on each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test('however a payment is refunded in parts, the taxes of the parts add up to its tax, and none is negative', () => {
  const next = numbers(7)
  for (let round = 0; round < 400; round++) {
    const paid = withTax(1 + next(100_000), { mode: next(2) ? 'plus' : 'including', rate: next(2_701) })
    let before = { gross: 0, tax: 0 }
    while (before.gross < paid.gross) {
      const amount = Math.min(1 + next(paid.gross), paid.gross - before.gross)
      const tax = taxOfRefund(amount, paid, before)
      expect(tax).toBeGreaterThanOrEqual(0)
      expect(tax).toBeLessThanOrEqual(amount)
      before = { gross: before.gross + amount, tax: before.tax + tax }
    }
    expect(before).toEqual(paid)
    const parts = Array.from({ length: 1 + next(6) }, () => next(5000))
    const pieces = spread(paid.gross, [...parts, 1])
    expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(paid.gross)
  }
  expect(share(5, 0, 0)).toBe(0)
})

const rates = new Map([
  ['standard', new Map(Object.entries({ DE: 1900, FR: 2000, CH: 810 }))],
  ['reduced', new Map(Object.entries({ DE: 700 }))],
])
const RULE: TaxRule = { mode: 'plus', sellerCountry: 'DE', askVies: true, rates, calculator: 'shop', stripeCodes: new Map() }
const buyer = (country: string, more: Partial<TaxBuyer> = {}): TaxBuyer => ({ country, taxNumber: null, vatAnswer: null, ...more })
const valid = { taxNumber: 'ATU13585627', vatAnswer: 'valid' } as const

test.each<[string, TaxRule, TaxBuyer, number, string]>([
  ['a buyer at home', RULE, buyer('DE'), 1900, 'standard'],
  ['a business at home', RULE, buyer('DE', { taxNumber: 'DE136695976' }), 1900, 'standard'],
  ['a person elsewhere in the EU', RULE, buyer('FR'), 2000, 'standard'],
  ['a person where no rate is set: the rate of home', RULE, buyer('AT'), 1900, 'standard'],
  ['a business whose number is valid', RULE, buyer('AT', valid), 0, 'reverse_charge'],
  ['a number that is invalid according to VIES', RULE, buyer('AT', { ...valid, vatAnswer: 'invalid' }), 1900, 'standard'],
  ['a number for which VIES gave no result', RULE, buyer('AT', { ...valid, vatAnswer: 'unreachable' }), 1900, 'standard'],
  ['a number accepted before VIES checks were required', RULE, buyer('AT', { ...valid, vatAnswer: 'not_asked' }), 1900, 'standard'],
  [
    'a number when VIES checks are not required',
    { ...RULE, askVies: false },
    buyer('AT', { ...valid, vatAnswer: 'not_asked' }),
    0,
    'reverse_charge',
  ],
  ['a number whose check is too old', { ...RULE, askVies: false }, buyer('AT', { ...valid, vatAnswer: null }), 1900, 'standard'],
  ['a buyer outside the EU', RULE, buyer('US'), 0, 'outside_scope'],
  ['a buyer outside the EU where a rate is set', RULE, buyer('CH', { taxNumber: 'CHE1' }), 810, 'standard'],
  ['Northern Ireland is not in the EU for services', RULE, buyer('GB'), 0, 'outside_scope'],
  ['an EU buyer of a seller outside the EU, without a rate', { ...RULE, sellerCountry: 'US' }, buyer('AT'), 0, 'outside_scope'],
])('%s', (_, rule, who, rate, reason) => {
  expect(decideTax(rule, who, 'standard')).toEqual({ rate, reason })
})

test('a class has its own rate or else the country’s standard rate; reverse charge applies to every class', () => {
  expect(decideTax(RULE, buyer('DE'), 'reduced')).toEqual({ rate: 700, reason: 'standard' })
  expect(decideTax(RULE, buyer('FR'), 'reduced')).toEqual({ rate: 2000, reason: 'standard' })
  expect(decideTax(RULE, buyer('AT'), 'reduced')).toEqual({ rate: 700, reason: 'standard' })
  expect(decideTax(RULE, buyer('AT', valid), 'reduced')).toEqual({ rate: 0, reason: 'reverse_charge' })
  expect(decideTax(RULE, buyer('US'), 'reduced')).toEqual({ rate: 0, reason: 'outside_scope' })
})

test('a VAT number may contain spaces and lack its prefix; one from another country or with a typing error is refused', () => {
  expect(readNumber(' atu 1358.5627', 'AT')).toEqual({ number: 'ATU13585627' })
  expect(readNumber('U13585627', 'AT')).toEqual({ number: 'ATU13585627' })
  expect(readNumber('EL094259216', 'GR')).toEqual({ number: 'EL094259216' })
  expect(readNumber('ATU13585626', 'AT')).toMatchObject({ fault: { code: 'not-a-number' } })
  expect(readNumber('ATU13585627', 'DE')).toEqual({ fault: { code: 'other-country', typed: 'ATU13585627', of: 'AT' } })
  expect(readNumber('12-3456789', 'US')).toEqual({ number: '12-3456789' })
})

test('every EU country has a default standard rate, within the limits of the directive', () => {
  expect(new Set(Object.keys(STANDARD_RATES))).toEqual(EU)
  for (const rate of Object.values(STANDARD_RATES)) expect(rate).toBeGreaterThanOrEqual(1500)
})

const faultsOf = (answer: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  answer.error?.issues.map(({ path }) => path.join('.'))

test('rates are read row by row: cleared ones are left out, and each error is shown at its row', () => {
  const rates = { 'DE_standard_2021-01-01': '19', 'FR_standard_2020-01-01': '' }
  const added = { 1: { country: 'FI', from: '2027-01-01', rate: '25.5 %' }, 2: { country: '', from: '', rate: '' } }
  expect(taxRatesInput.parse({ rates, added }).rates).toEqual([
    { country: 'DE', taxClass: 'standard', validFrom: '2021-01-01', rate: 1900 },
    { country: 'FI', taxClass: 'standard', validFrom: '2027-01-01', rate: 2550 },
  ])
  const wrong = {
    rates: { 'DE_standard_2021-01-01': '19,5', 'FR_standard_2020-01-01': '101' },
    added: { 1: { country: '', from: '2027-02-30', rate: '7' }, 2: { country: 'DE', from: '2027-01-01', rate: '' } },
  }
  expect(faultsOf(taxRatesInput.safeParse(wrong))).toEqual([
    'rates.DE_standard_2021-01-01',
    'rates.FR_standard_2020-01-01',
    'added.1.country',
    'added.1.from',
    'added.2.rate',
  ])
  const twice = { rates, added: { 1: { country: 'DE', from: '2021-01-01', rate: '7' } } }
  expect(faultsOf(taxRatesInput.safeParse(twice))).toEqual(['added.1.from'])
  expect(faultsOf(taxSettingsInput.safeParse({ mode: 'plus' }))).toEqual(['sellerCountry'])
})
