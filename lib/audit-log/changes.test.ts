import { expect, test } from 'vitest'
import { changesOf } from './changes'

test('a change lists only the fields that differ: nested fields by path, and removed values as empty', () => {
  const before = { name: 'RapidSSL', prices: { '1 y': 1900, '2 y': 3400 }, tags: ['a'] }
  const after = { name: 'RapidSSL', prices: { '1 y': 2100 }, tags: ['a', 'b'] }
  expect(changesOf(before, after)).toEqual([
    { field: 'prices.1 y', path: ['prices', '1 y'], before: '1900', after: '2100' },
    { field: 'prices.2 y', path: ['prices', '2 y'], before: '3400', after: null },
    { field: 'tags', path: ['tags'], before: 'a', after: 'a, b' },
  ])
  expect(changesOf(null, { reason: 'Bought twice' })).toEqual([{ field: 'reason', path: ['reason'], before: null, after: 'Bought twice' }])
})
