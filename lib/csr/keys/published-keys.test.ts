import { expect, test } from 'vitest'
import { isPublished, readPublishedKeys } from './published-keys'

const A = 'AA11'.repeat(16)
const B = 'bb22'.repeat(16)

test('a listed key is found by its fingerprint in either case, whatever follows on the line', () => {
  const keys = readPublishedKeys(`# Debian 2008\n\n${B}  openssl, 2048 bits\r\n${A.toLowerCase().slice(0, 16)}\n`)
  expect([A, B, 'CC33'.repeat(16), A.replace('AA', 'AB')].map((key) => isPublished(key, keys))).toEqual([true, true, false, false])
  expect(isPublished(A, readPublishedKeys(''))).toBe(false)
})

test('a line without a fingerprint is reported, so a wrong file is not mistaken for an empty one', () => {
  expect(() => readPublishedKeys(`${A}\nssh-rsa AAAA`)).toThrow('line 2 has no fingerprint')
})
