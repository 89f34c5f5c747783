import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { config, proxy } from '../../proxy'
import { pathIn } from '../languages/places'
import { LANGUAGES } from '../languages/types'
import { hashPolicy, noncePolicy, PRIVATE_PATHS } from './content-policy'

const nonceOf = (policy: string | null) => /script-src 'self' 'nonce-([^']+)'/.exec(policy ?? '')?.[1]

test('all private pages, and only those, go through the proxy', () => {
  expect(config.matcher).toEqual(PRIVATE_PATHS.map((path) => `${path}/:path*`))
})

test('a private page is private in every language', () => {
  for (const language of LANGUAGES) {
    for (const path of ['/find', '/cart', ...PRIVATE_PATHS.filter((one) => one.startsWith('/tools/'))])
      expect(PRIVATE_PATHS).toContain(pathIn(language, path))
  }
})

test('each visit gets its own nonce, the page receives it, and the response must not be cached', () => {
  const [one, other] = [1, 2].map(() => proxy(new NextRequest('http://shop.test/account/orders')))
  const policy = one?.headers.get('content-security-policy') ?? null
  expect(nonceOf(policy)).toHaveLength(24)
  expect(nonceOf(policy)).not.toBe(nonceOf(other?.headers.get('content-security-policy') ?? null))
  expect(one?.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
  expect(one?.headers.get('cache-control')).toBe('private, no-store')
})

test('a private page runs only its own scripts and can’t be framed', () => {
  const policy = noncePolicy({ nonce: 'abc', paymentOrigin: 'https://pay.test', isDevelopment: false })
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("frame-ancestors 'none'")
  // Keys are generated in our own worker. Public pages have no worker.
  expect(policy).toContain("worker-src 'self';")
  expect(hashPolicy([])).not.toContain('worker-src')
  expect(policy).toContain("form-action 'self' https://pay.test")
})

test('an email preview can be framed only by the back office, and runs no scripts', () => {
  const policyOf = (path: string) => proxy(new NextRequest(`http://shop.test${path}`)).headers.get('content-security-policy') ?? ''
  const policy = policyOf('/admin/mails/1/html')
  expect(policy).toMatch(/^sandbox; default-src 'none';/)
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).not.toContain('script-src')
  expect(policyOf('/admin/mails/1')).toContain("frame-src 'self'")
  expect(policyOf('/admin/mails/1/html/x')).toContain("frame-ancestors 'none'")
})

test('a public page loads nothing from other origins, evaluates no strings and runs only its own inline scripts', () => {
  const policy = hashPolicy(['sha256-abc='])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'sha256-abc=';")
  expect(policy).not.toContain('http')
  expect(policy).not.toContain('unsafe')
})
