import { expect, test } from 'vitest'
import { coveredNames, listApprovers } from './names'

test.each([
  ['www.example.com', ['www.example.com', 'example.com']],
  ['Example.co.uk', ['example.co.uk', 'www.example.co.uk']],
  ['shop.example.com', ['shop.example.com']],
  ['www.shop.example.com', ['www.shop.example.com']],
  ['*.example.com', ['*.example.com', 'example.com']],
  ['bücher.example', ['xn--bcher-kva.example', 'www.xn--bcher-kva.example']],
  ['localhost', []],
  ['https://example.com', []],
  ['192.0.2.7', []],
])('a certificate for %s covers %j', (name, covered) => {
  expect(coveredNames(name)).toEqual(covered)
})

test('a host below the domain may also be approved from its own role addresses', () => {
  const emails = listApprovers('*.shop.example.com', {}).map(({ email }) => email)
  expect(emails).toHaveLength(10)
  expect(emails).toContain('admin@example.com')
  expect(emails).toContain('admin@shop.example.com')
})
