import { expect, test } from 'vitest'
import { readAddress } from '../csr/address/read-address'
import { findFitting, findForSeveral } from './find-fitting'
import type { ChoiceView, ProductView, TypeView, ValidationLevel } from './schema'

function type(code: string, level: ValidationLevel, wildcard = false): TypeView {
  return {
    code,
    family: 'symantec',
    brand: 'RapidSSL',
    name: code,
    formerName: null,
    level,
    wildcard,
    multiDomain: false,
    namesIncluded: 1,
    maxYears: 3,
    usualWait: '',
    reorderDays: 30,
    carriesOver: false,
  }
}

function product(slug: string, ...prices: [TypeView, number, number][]): ProductView {
  const choices = prices.map(
    ([of, years, amount], index): ChoiceView => ({ id: `${slug}${index}`, type: of, years, amount, currency: 'USD' }),
  )
  const own = prices[0]?.[0] ?? type('none', 'dv')
  return { id: slug, slug, name: slug, summary: '', description: '', activation: 'automatic', defaultYears: null, type: own, choices }
}

const plain = product('plain', [type('dv', 'dv'), 2, 3400], [type('dv', 'dv'), 1, 1900])
const cheap = product('cheap', [type('dv2', 'dv'), 1, 900])
const star = product('star', [type('wild', 'dv', true), 1, 11900])
const office = product('office', [type('ov', 'ov'), 1, 500])
const graded = product('graded', [type('grade-ov', 'ov'), 1, 700], [type('grade-ev', 'ev'), 1, 800])
const all = [office, plain, star, cheap, graded]

function fits(text: string, wishes?: Parameters<typeof findFitting>[2]) {
  const address = readAddress(text)
  if (!address.ok) throw new Error(address.error.code)
  return findFitting(all, address.value, wishes)
}

test('for a plain address, single-name certificates are offered: domain validation first, then by price', () => {
  expect(fits('shop.example.com').map((fit) => fit.product.slug)).toEqual(['cheap', 'plain', 'office', 'graded'])
})

test('for a wildcard address, only wildcards are offered, with both names they cover', () => {
  const [fit, ...rest] = fits('*.example.com')
  expect(rest).toEqual([])
  expect(fit).toMatchObject({
    covers: 'example.com and *.example.com',
    why: 'You approve one email; covers every direct sub-domain of example.com.',
  })
})

test('asking for all sub-domains of a plain address offers wildcards for exactly that name', () => {
  expect(fits('shop.example.com', { covers: 'sub-domains' })).toMatchObject([{ covers: 'shop.example.com and *.shop.example.com' }])
})

test('a www name also covers the bare name; any other host covers only itself', () => {
  expect(fits('www.example.co.uk')[0]?.covers).toBe('www.example.co.uk and example.co.uk')
  expect(fits('shop.example.co.uk')[0]?.covers).toBe('shop.example.co.uk')
  expect(fits('www.bäckerei.de')[0]?.covers).toBe('www.bäckerei.de and bäckerei.de')
  expect(fits('www.shop.example.com')[0]?.covers).toBe('www.shop.example.com')
})

test('a product with several types is found by the requested type and shown at that type’s price', () => {
  expect(fits('shop.example.com', { proves: 'ev' })).toMatchObject([{ type: { code: 'grade-ev' }, from: { amount: 800 } }])
})

test('the price shown is the type’s lowest, regardless of which term is listed first', () => {
  const fit = fits('shop.example.com').find((found) => found.product.slug === 'plain')
  expect(fit?.from).toEqual({ amount: 1900, currency: 'USD', years: 1 })
})

const multi = product(
  'multi',
  [{ ...type('ucc', 'dv'), multiDomain: true, namesIncluded: 3 }, 2, 21400],
  [{ ...type('ucc', 'dv'), multiDomain: true, namesIncluded: 3 }, 1, 11900],
  [{ ...type('ucc-ov', 'ov'), multiDomain: true, namesIncluded: 3 }, 1, 15900],
)

test('for several names, the product that covers them all in one certificate is found, with its price', () => {
  expect(findForSeveral([...all, multi], 2)).toMatchObject([
    {
      product: { slug: 'multi' },
      type: { code: 'ucc' },
      from: { amount: 11900, years: 1 },
      why: 'You approve one email; one certificate for up to 3 names, each approved separately.',
    },
  ])
  expect(findForSeveral([...all, multi], 3, { proves: 'ov' })).toMatchObject([{ type: { code: 'ucc-ov' }, from: { amount: 15900 } }])
  expect(findForSeveral([...all, multi], 4)).toEqual([])
})

test('multi-domain products are found for an address only on request', () => {
  const address = readAddress('shop.example.com')
  if (!address.ok) throw new Error(address.error.code)
  const found = findFitting([...all, multi], address.value, { covers: 'several' })
  expect(found).toMatchObject([{ product: { slug: 'multi' }, covers: 'shop.example.com and 2 other names', from: { amount: 11900 } }])
  for (const covers of [undefined, 'one', 'sub-domains'] as const)
    expect(findFitting([...all, multi], address.value, { covers }).map((fit) => fit.product.slug)).not.toContain('multi')
})
