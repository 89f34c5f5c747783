import { expect, test } from 'vitest'
import { canonicalEmail } from './canonical-email'

test('an address has one canonical form, regardless of case, spaces or an international domain', () => {
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
  '.jo@example.com',
  'jo.@example.com',
  'jo..smith@example.com',
  'jo@-example.com',
  'jo@example-.com',
  'jo@example..com',
  'a\r\nbcc:x@example.com',
])('%j is not an address', (text) => {
  expect(canonicalEmail(text)).toBeNull()
})

test('extra text copied along with an address is removed', () => {
  for (const text of [
    '\u202ajo@example.com\u202c',
    'mailto:jo@example.com',
    '<Jo@example.com>',
    'jo@\u200bexample.com',
    'ｊｏ@example.com',
  ])
    expect(canonicalEmail(text)).toBe('jo@example.com')
  expect(canonicalEmail('info@пример.рф')).toBe('info@xn--e1afmkfd.xn--p1ai')
  expect(canonicalEmail('o&m@example.com')).toBe('o&m@example.com')
})
