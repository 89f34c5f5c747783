import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costLimit, planPurchases, type Waiting } from './plan'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const product = { enomProdType: 23, name: 'RapidSSL', enabled: true, years: [1, 2], yearly: usd(1000), retailYearly: null }
const waiting = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  years: 1,
  paid: usd(1900),
  quotedCost: null,
  unprotected: false,
  acceptedCost: null,
  ...more,
})

test('each certificate ends up in exactly one group, oldest first', () => {
  const plan = planPurchases(
    [
      waiting('a'),
      waiting('dear', { paid: usd(999) }),
      waiting('long', { years: 3 }),
      waiting('two', { years: 2, paid: usd(2000) }),
      waiting('b'),
    ],
    { product, balance: 2000, costTolerance: 0 },
  )
  expect(plan).toEqual({
    buy: [
      { id: 'a', years: 1, quote: 1000 },
      { id: 'b', years: 1, quote: 1000 },
    ],
    costRisen: [{ id: 'dear', quote: 1000 }],
    fundsNeeded: [{ id: 'two', quote: 2000 }],
    notSold: [{ id: 'long', reason: expect.stringContaining('not for 3') }],
    left: 0,
  })
})

test('a product that is disabled or missing from the list is not bought', () => {
  for (const sold of [undefined, { ...product, enabled: false }]) {
    expect(planPurchases([waiting('a')], { product: sold, balance: 9999, costTolerance: 0 })).toMatchObject({
      buy: [],
      notSold: [{ id: 'a' }],
    })
  }
})

test('a plan never spends more than the balance, nor more on a certificate than its limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ years: fc.integer({ min: 1, max: 2 }), paid: fc.nat(4000), accepted: fc.option(fc.nat(4000)) }), {
        maxLength: 30,
      }),
      fc.nat(30_000),
      fc.nat(50),
      (rows, balance, costTolerance) => {
        const all = rows.map(({ years, paid, accepted }, index) =>
          waiting(String(index), { years, paid: usd(paid), acceptedCost: accepted }),
        )
        const plan = planPurchases(all, { product, balance, costTolerance })
        const spent = plan.buy.reduce((sum, { quote }) => sum + quote, 0)
        expect(plan.left).toBe(balance - spent)
        expect(plan.left).toBeGreaterThanOrEqual(0)
        expect(plan.buy.length + plan.costRisen.length + plan.fundsNeeded.length + plan.notSold.length).toBe(all.length)
        for (const { id, quote } of plan.buy)
          expect(quote).toBeLessThanOrEqual(costLimit(all[Number(id)] ?? waiting(''), 'USD', costTolerance) ?? 0)
      },
    ),
  )
})

test('the limit is what was paid plus the tolerance, rounded down; a cost accepted by staff can raise it', () => {
  expect(costLimit({ paid: usd(1999), quotedCost: 1, acceptedCost: null, unprotected: false }, 'USD', 10)).toBe(2198)
  expect(costLimit({ paid: usd(1000), quotedCost: 1, acceptedCost: 1500, unprotected: false }, 'USD', 10)).toBe(1500)
  const abroad = { paid: { amount: 1000, currency: 'EUR' }, acceptedCost: null, unprotected: true }
  expect(costLimit({ ...abroad, quotedCost: 895 }, 'USD', 0)).toBe(895)
  expect(costLimit({ ...abroad, quotedCost: null }, 'USD', 0)).toBeNull()
})

test('a certificate intentionally sold at a loss may cost what Enom charged when it was ordered, and no more', () => {
  const cheap = { paid: usd(100), acceptedCost: null, unprotected: true }
  expect(costLimit({ ...cheap, quotedCost: 7900 }, 'USD', 0)).toBe(7900)
  expect(costLimit({ ...cheap, paid: usd(9000), quotedCost: 7900 }, 'USD', 0)).toBe(9000)
  expect(costLimit({ ...cheap, quotedCost: null }, 'USD', 0)).toBeNull()
})
