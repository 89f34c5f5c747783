import { expect, test } from 'vitest'
import { emptyReason, type Facet, passesFilter } from './facets'

const essential: Facet[] = [{ proves: 'dv', covers: 'one', brand: 'Sectigo', words: 'sectigo essential comodo essential' }]
const graded: Facet[] = [
  { proves: 'ov', covers: 'one', brand: 'DigiCert', words: 'digicert secure site verisign secure site' },
  { proves: 'ev', covers: 'one', brand: 'DigiCert', words: 'digicert secure site ev verisign secure site ev' },
]

test('a former name finds today’s certificate, in any order and case', () => {
  expect(passesFilter(essential, { q: 'Essential COMODO' })).toBe(true)
  expect(passesFilter(essential, { q: 'verisign' })).toBe(false)
})

test('one type of a product must pass all filters together', () => {
  expect(passesFilter(graded, { proves: 'ev', brand: 'DigiCert' })).toBe(true)
  expect(passesFilter([...essential, ...graded], { proves: 'dv', brand: 'DigiCert' })).toBe(false)
})

test('no filter, and an empty one, pass everything', () => {
  expect(passesFilter(graded, {})).toBe(true)
  expect(passesFilter(graded, { proves: '', covers: '', brand: '', q: ' ' })).toBe(true)
})

test('only the combination that cannot exist is said to be impossible', () => {
  expect(emptyReason({ proves: 'ev', covers: 'sub-domains' })).toContain('forbid')
  expect(emptyReason({ proves: 'ev' })).not.toContain('forbid')
})
