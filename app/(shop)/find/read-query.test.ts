import { expect, test } from 'vitest'
import { findPath, readQuery } from './read-query'

test('a login that was pasted with an address leaves the page’s address, and every wish stays', () => {
  const query = readQuery({ for: 'jo:secret@shop.example.com', proves: 'ov', covers: 'several', q: 'wild card' })
  const path = findPath(query, 'shop.example.com')
  expect(path).toBe('/find?for=shop.example.com&proves=ov&covers=several&q=wild+card')
  expect(readQuery(Object.fromEntries(new URL(path, 'http://shop.test').searchParams))).toEqual({ ...query, address: 'shop.example.com' })
})
