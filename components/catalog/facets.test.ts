import { expect, test } from 'vitest'
import type { ProductView, TypeView } from '@/lib/catalog/schema'
import { facetsOf } from './facets'
import { type Facet, isImpossible, passesFilter } from './passes-filter'

const essential: Facet[] = [{ proves: 'dv', covers: 'one', brand: 'Sectigo', words: 'sectigo essential comodo essential' }]
const graded: Facet[] = [
  { proves: 'ov', covers: 'one', brand: 'DigiCert', words: 'digicert secure site verisign secure site' },
  { proves: 'ev', covers: 'one', brand: 'DigiCert', words: 'digicert secure site ev verisign secure site ev' },
]

test('a former name finds the current certificate, in any word order and case', () => {
  expect(passesFilter(essential, { q: 'Essential COMODO' })).toBe(true)
  expect(passesFilter(essential, { q: 'verisign' })).toBe(false)
})

test('a product matches only if one of its types matches all filters', () => {
  expect(passesFilter(graded, { proves: 'ev', brand: 'DigiCert' })).toBe(true)
  expect(passesFilter([...essential, ...graded], { proves: 'dv', brand: 'DigiCert' })).toBe(false)
})

test('no filter and an empty filter match everything', () => {
  expect(passesFilter(graded, {})).toBe(true)
  expect(passesFilter(graded, { proves: '', covers: '', brand: '', q: ' ' })).toBe(true)
})

test('only a combination that cannot exist is reported as impossible', () => {
  expect(isImpossible({ proves: 'ev', covers: 'sub-domains' })).toBe(true)
  expect(isImpossible({ proves: 'ev' })).toBe(false)
})

function productOf(change: Partial<TypeView>): ProductView {
  const type: TypeView = {
    code: 'code',
    family: 'comodo',
    brand: 'Sectigo',
    name: 'Sectigo Multi-Domain',
    formerName: null,
    level: 'dv',
    wildcard: false,
    multiDomain: false,
    namesIncluded: 1,
    maxYears: 3,
    usualWait: '',
    reorderDays: 60,
    carriesOver: true,
    ...change,
  }
  const choices = [{ id: '1', type, years: 1, amount: 1, currency: 'USD' }]
  return { id: '1', slug: 's', name: type.name, summary: '', description: '', activation: 'automatic', defaultYears: null, type, choices }
}

test('a certificate for several names is not listed among those for one, and is found by the common terms for it', () => {
  const facets = facetsOf(productOf({ multiDomain: true, namesIncluded: 3 }))
  expect(['one', 'sub-domains', 'several'].filter((covers) => passesFilter(facets, { covers }))).toEqual(['several'])
  for (const q of ['multi domain', 'several names', 'UCC', 'SAN', 'multidomain']) expect(passesFilter(facets, { q }), q).toBe(true)
  expect(passesFilter(facetsOf(productOf({})), { covers: 'several' })).toBe(false)
})

test('TrueBizID, Enom’s abbreviation, finds True BusinessID, which has no former name', () => {
  const facets = facetsOf(productOf({ brand: 'GeoTrust', name: 'GeoTrust True BusinessID with EV' }))
  for (const q of ['TrueBizID', 'geotrust truebizid ev', 'true bizid', 'True BusinessID']) expect(passesFilter(facets, { q }), q).toBe(true)
})
