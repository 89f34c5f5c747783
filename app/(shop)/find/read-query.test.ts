import { expect, test } from 'vitest'
import { findPath, readQuery } from './read-query'

test('a login pasted with an address is removed from the URL, and every filter is kept', () => {
  const query = readQuery({ for: 'jo:secret@shop.example.com', proves: 'ov', covers: 'several', q: 'wild card' })
  const path = findPath(query, 'shop.example.com')
  expect(path).toBe('/find?for=shop.example.com&proves=ov&covers=several&q=wild+card')
  expect(readQuery(Object.fromEntries(new URL(path, 'http://shop.test').searchParams))).toEqual({ ...query, address: 'shop.example.com' })
})
