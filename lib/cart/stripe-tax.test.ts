import { expect, test } from 'vitest'
import { DAY, later, setClock } from '../clock'
import type { TaxRule } from '../tax/types'
import { countedByStripe, hashOf, taxQuestion, toKept, toPieces } from './stripe-tax'
import type { CartLineView, CartTax, CartView } from './types'

const RULE: TaxRule = {
  mode: 'plus',
  sellerCountry: 'DE',
  askVies: true,
  rates: new Map(),
  calculator: 'stripe',
  stripeCodes: new Map([['reduced', 'txcd_10103000']]),
}
const BUYER: NonNullable<CartTax['buyer']> = { country: 'US', postalCode: '10001', taxNumber: null, vatAnswer: null, vatAskedAt: null }

function line(more: Partial<CartLineView> = {}): CartLineView {
  return {
    id: 'l',
    choiceId: 'c',
    productId: 'p',
    productSlug: 's',
    productName: 'RapidSSL',
    typeCode: 'rapidssl',
    typeName: 'RapidSSL',
    activation: 'automatic',
    taxClass: 'standard',
    years: 1,
    unprotected: false,
    label: '',
    renewsId: null,
    quantity: 3,
    unit: { amount: 1900, currency: 'USD' },
    total: { amount: 5700, currency: 'USD' },
    off: 0,
    tax: null,
    counted: null,
    before: null,
    changedAt: null,
    available: true,
    ...more,
  }
}

function cart(lines: CartLineView[] = [line()]): CartView {
  const total = { amount: 5700, currency: 'USD' }
  return { id: 'b', lines, count: 3, list: total, coupon: null, total, tax: null, obstacle: null }
}

test('the tax request for a basket has one line for units at the same price, with the code of their tax class, and none for withdrawn products', () => {
  const lines = [line({ off: 100 }), line({ taxClass: 'reduced', quantity: 1 }), line({ available: false })]
  expect(taxQuestion(cart(lines), RULE, BUYER)).toEqual({
    currency: 'USD',
    country: 'US',
    postalCode: '10001',
    vatNumber: null,
    includesTax: false,
    lines: [
      { reference: '1.1 rapidssl', quantity: 1, amount: 1866, taxCode: null },
      { reference: '1.2 rapidssl', quantity: 2, amount: 3734, taxCode: null },
      { reference: '2.1 rapidssl', quantity: 1, amount: 1900, taxCode: 'txcd_10103000' },
    ],
  })
})

test('a VAT number is passed to Stripe only if the tax rule accepts it', () => {
  const business = { ...BUYER, country: 'AT', postalCode: null, taxNumber: 'ATU13585627' }
  const numberOf = (rule: TaxRule, vatAnswer: 'valid' | 'invalid' | 'unreachable' | 'not_asked') =>
    taxQuestion(cart(), rule, { ...business, vatAnswer }).vatNumber
  expect(numberOf(RULE, 'valid')).toBe('ATU13585627')
  expect([numberOf(RULE, 'invalid'), numberOf(RULE, 'unreachable'), numberOf(RULE, 'not_asked')]).toEqual([null, null, null])
  expect(numberOf({ ...RULE, askVies: false }, 'not_asked')).toBe('ATU13585627')
  expect(taxQuestion(cart(), { ...RULE, sellerCountry: 'AT' }, { ...business, vatAnswer: 'valid' }).vatNumber).toBeNull()
})

test.each([
  [
    3,
    10,
    [
      [1, 4],
      [2, 3],
    ],
  ],
  [3, 9, [[3, 3]]],
  [
    3,
    2,
    [
      [2, 1],
      [1, 0],
    ],
  ],
  [1, 169, [[1, 169]]],
] as const)('the tax on %i units, %i in total, is split to the minor unit', (quantity, tax, parts) => {
  for (const mode of ['plus', 'including'] as const) {
    const pieces = toPieces({ reference: 'r', quantity, net: 1900, discount: 0, tax }, 1900, mode)
    expect(pieces.map((piece) => [piece.quantity, piece.tax])).toEqual(parts)
    for (const piece of pieces) expect([piece.gross, piece.off]).toEqual([mode === 'plus' ? 1900 + piece.tax : 1900, 0])
  }
})

test('a response is reused for a day, and only for the basket it was requested for', () => {
  const question = taxQuestion(cart(), RULE, BUYER)
  const decision = { rate: 888, reason: 'standard', label: 'Sales tax 8.875%' } as const
  const kept = toKept(question, { calculationId: 'taxcalc_1', lines: [{ reference: '1.1 rapidssl', tax: 506, decision }] })
  const partsOf = (one: CartView, rule = RULE, buyer = BUYER) => countedByStripe(one, rule, buyer, kept).tax?.parts ?? null
  expect(countedByStripe(cart(), RULE, BUYER, kept)).toMatchObject({
    total: { amount: 6206 },
    tax: { calculation: 'taxcalc_1', parts: [{ ...decision, amount: 506 }] },
    lines: [
      {
        tax: decision,
        counted: [
          { quantity: 2, gross: 2069, tax: 169 },
          { quantity: 1, gross: 2068, tax: 168 },
        ],
      },
    ],
  })
  expect(partsOf(cart([line({ quantity: 2 })]))).toBeNull()
  expect(partsOf(cart([line({ off: 1 })]))).toBeNull()
  expect(partsOf(cart([line({ taxClass: 'reduced' })]))).toBeNull()
  expect(partsOf(cart(), { ...RULE, mode: 'including' })).toBeNull()
  expect(partsOf(cart(), RULE, { ...BUYER, postalCode: '98101' })).toBeNull()
  expect(countedByStripe(cart(), RULE, null, kept).tax?.parts).toBeNull()
  expect(countedByStripe(cart(), RULE, BUYER, { asked: hashOf(question) }).tax?.parts).toBeNull()
  const turnBack = setClock(() => later(new Date(), 1.1 * DAY))
  expect(partsOf(cart())).toBeNull()
  turnBack()
})
