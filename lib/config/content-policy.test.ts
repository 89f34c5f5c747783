import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import nextConfig from '../../next.config'
import { config, proxy } from '../../proxy'
import { noncePolicy, PRIVATE_PATHS, STATIC_POLICY } from './content-policy'

const nonceOf = (policy: string | null) => /script-src 'self' 'nonce-([^']+)'/.exec(policy ?? '')?.[1]

test('every private page goes through the proxy, and nothing else does', () => {
  expect(config.matcher).toEqual(PRIVATE_PATHS.map((path) => `${path}/:path*`))
})

test('each visit gets a nonce of its own, the page is told it, and nobody may keep the answer', () => {
  const [one, other] = [1, 2].map(() => proxy(new NextRequest('http://shop.test/account/orders')))
  const policy = one?.headers.get('content-security-policy') ?? null
  expect(nonceOf(policy)).toHaveLength(24)
  expect(nonceOf(policy)).not.toBe(nonceOf(other?.headers.get('content-security-policy') ?? null))
  expect(one?.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
  expect(one?.headers.get('cache-control')).toBe('private, no-store')
})

test('a private page runs no script but its own, and can be framed by nobody', () => {
  const policy = noncePolicy({ nonce: 'abc', paymentOrigin: 'https://pay.test', isDevelopment: false })
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("form-action 'self' https://pay.test")
})

test('a public page loads nothing from elsewhere and evaluates no text', () => {
  expect(STATIC_POLICY).toContain("default-src 'none'")
  expect(STATIC_POLICY).not.toContain('http')
  expect(STATIC_POLICY).not.toContain('unsafe-eval')
})

test('the static policy is for every path but the private ones, whose own would otherwise be joined by it', async () => {
  const rules = (await nextConfig.headers?.()) ?? []
  const rule = rules.find(({ headers }) => headers.some(({ value }) => value === STATIC_POLICY))
  const covers = (path: string) => new RegExp(`^${rule?.source}$`).test(path)
  expect(['/', '/certificates/rapidssl', '/cartography', '/api/health'].map(covers)).toEqual([true, true, true, true])
  expect(PRIVATE_PATHS.flatMap((path) => [path, `${path}/x`]).filter(covers)).toEqual([])
})
