import { expect, test } from 'vitest'
import { safePath } from './safe-path'

test('a path of this shop is kept with its question', () => {
  expect(safePath('/account/certificates?after=1', '/account')).toBe('/account/certificates?after=1')
})

test.each([
  '//evil.test',
  '/\\evil.test',
  'https://evil.test/',
  'javascript:alert(1)',
  '/\tevil',
  '/%0d%0aX: y\n',
  '',
  null,
  undefined,
  'account',
])('%j leads home instead', (wanted) => {
  expect(safePath(wanted, '/account')).toBe('/account')
})
