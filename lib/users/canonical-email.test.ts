import { expect, test } from 'vitest'
import { canonicalEmail } from './canonical-email'

test('one person has one spelling: case, spaces and an international domain do not make a second one', () => {
  expect(canonicalEmail('  Jo.Smith+tls@Bücher.Example ')).toBe('jo.smith+tls@xn--bcher-kva.example')
  expect(canonicalEmail('JO.SMITH+TLS@XN--BCHER-KVA.EXAMPLE')).toBe('jo.smith+tls@xn--bcher-kva.example')
})

test.each([
  '',
  'jo',
  'jo@',
  '@example.com',
  'jo smith@example.com',
  'jo@localhost',
  'jo@@example.com',
  'jo@exa mple.com',
  'a\r\nbcc:x@example.com',
])('%j is no address', (text) => {
  expect(canonicalEmail(text)).toBeNull()
})
