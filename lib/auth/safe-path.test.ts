import { expect, test } from 'vitest'
import { env } from '../config/env'
import { safePath } from './safe-path'

test.each([
  ['/account/certificates?after=1', '/account/certificates?after=1'],
  ['/', '/'],
  ['/account/../admin?x=//y', '/admin?x=//y'],
  ['/account/certificates?search=m%C3%BCller&next=https://evil.test/', '/account/certificates?search=m%C3%BCller&next=https://evil.test/'],
  ['/help#top', '/help'],
])('%j is a page of this shop and is returned unchanged', (wanted, kept) => {
  expect(safePath(wanted, '/account')).toBe(kept)
})

const CLIMBS = ['/..//', '/.//', '/%2e//', '/%2E%2e//', '/a/..//', '/a/b/../..//', '/././/', '/../..//', '/%2e%2e/.//', '/a/%2e%2e//']
const SLASHES = ['//', '///', '////', '/\\', '\\\\', '\\/', '/\\/', '/\\\\', '//\\', '/%2f', '/%2F', '/%5c', '/%5C', '/%2f%2f', '/%5c%5c']
const BLANKS = [
  '/\t',
  '/\n',
  '/\r',
  '/\r\n',
  '/ ',
  '/\t/',
  '/\n/',
  '/\0/',
  '/\u00a0/',
  '/\u2028/',
  '/\u200b/',
  '\t//',
  ' //',
  '\n//',
  '\u0000//',
]
const LETTERS = [
  '/\uff0f',
  '/\u2215',
  '/\u2044',
  '/\ufe68',
  '/\uff3c',
  '\uff0f\uff0f',
  '/\u3002/',
  '/\uff0e\uff0e//',
  '/\uff0e//',
  '/\u2024//',
  '/\u202e//',
]
const FOREIGN = [...CLIMBS, ...SLASHES, ...BLANKS, ...LETTERS].flatMap((before) => [
  `${before}evil.test`,
  `${before}evil.test/path`,
  `${before}evil.test:8443/path?x=1#y`,
  `${before}user@evil.test/`,
  `${before}user:password@evil.test/`,
  `${before}[::1]/`,
  `${before}127.0.0.1/`,
  `${before}evil\u3002test/`,
])
const OTHERS = [
  'https://evil.test/',
  'HTTPS://evil.test/',
  'http:evil.test',
  'https:/evil.test',
  'https:evil.test',
  'https:\\\\evil.test',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  '/javascript:alert(1)\u2028',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://evil.test/x',
  'mailto:x@evil.test',
  'file:///etc/passwd',
  'ftp://evil.test/',
  '@evil.test',
  ':@evil.test',
  '?x',
  '#x',
  '.',
  '..',
  './x',
  '../x',
  'account',
  'evil.test',
  '%2f%2fevil.test',
  '/\u0007',
  '/\u007f',
  '/ä',
  `/${'x'.repeat(3000)}`,
  '',
  null,
  undefined,
]

test.each([...FOREIGN, ...OTHERS])('%j falls back to the default page', (wanted) => {
  expect(safePath(wanted, '/account')).toBe('/account')
})

test('for any given path, a browser that follows the result stays in this shop', () => {
  const pieces = [
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '//',
    '@',
    ':',
    '?',
    '#',
    'evil.test',
    'a',
    ' ',
    '\t',
    ';',
    '[',
    '%00',
    '%09',
  ]
  let seed = 7
  const pick = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return pieces[seed % pieces.length] ?? ''
  }
  for (let i = 0; i < 20_000; i++) {
    const wanted = `/${Array.from({ length: 1 + (i % 8) }, pick).join('')}`
    const target = safePath(wanted, '/account')
    expect(new URL(target, env.APP_URL).origin, wanted).toBe(env.APP_URL)
    expect(target, wanted).toMatch(/^\/(?![/\\])/)
  }
})
