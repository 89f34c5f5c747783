import { expect, test } from 'vitest'
import { SEEDED_PRODUCTS as SOLD } from '@/lib/catalog/testing/seeded-products'
import { pathOf, productsFor, USES } from '../for/uses'
import { compareRows } from './compare-rows'
import { comparePath, readChosen } from './read-chosen'

test('the same products give the same URL in any order; products that are off sale or over the limit are counted', () => {
  const one = readChosen(SOLD, ['sectigo-ev', 'rapidssl', 'rapidssl', 'nope'])
  const other = readChosen(SOLD, ['rapidssl', 'sectigo-ev'])
  expect(comparePath(one.chosen)).toBe('/compare?with=rapidssl&with=sectigo-ev')
  expect(comparePath(other.chosen)).toBe(comparePath(one.chosen))
  expect(comparePath(one.chosen, { onlyDifferences: true })).toBe('/compare?with=rapidssl&with=sectigo-ev&only=differences')
  expect(one.gone).toBe(1)
  expect(
    readChosen(
      SOLD,
      SOLD.map(({ slug }) => slug),
    ),
  ).toMatchObject({ chosen: { length: 4 }, left: SOLD.length - 4 })
})

test('rows that differ are marked, and identical rows are not', () => {
  const { chosen } = readChosen(SOLD, ['rapidssl', 'sectigo-ev'])
  const rows = new Map(compareRows(chosen, new Date('2026-12-01T00:00:00Z'), 'en').map((row) => [row.label, row]))
  expect(rows.get('What it proves')?.differs).toBe(true)
  expect(rows.get('Names covered')).toMatchObject({ differs: false, cells: ['One name', 'One name'] })
  expect(rows.get('Lowest price')?.cells[0]).toBe('$19.00 for 1 year')
  expect(rows.get('All prices')?.cells[0]).toBe('1 year: $19.00\n2 years: $34.00, $17.00 a year\n3 years: $48.00, $16.00 a year')
})

test('each use page lists the products of the initial catalogue that fit, with only the prices that fit', () => {
  for (const use of USES) {
    const fitting = productsFor(use, SOLD)
    expect(fitting, pathOf(use)).not.toEqual([])
    expect(fitting.flatMap(({ choices }) => choices).every(({ type }) => use.fits(type))).toBe(true)
  }
})
