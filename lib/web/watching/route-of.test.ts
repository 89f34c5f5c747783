import { expect, test } from 'vitest'
import { makeRouteOf } from './route-of'

const routeOf = makeRouteOf({
  exact: ['/', '/admin/orders', '/admin/orders/new', '/_not-found'],
  patterns: [
    { page: '/admin/orders/[id]', regex: '^/admin/orders/([^/]+?)(?:/)?$' },
    { page: '/api/v1/[...missing]', regex: '^/api/v1/(.+?)(?:/)?$' },
    { page: '/link/[token]', regex: '^/link/([^/]+?)(?:/)?$' },
  ],
  files: ['favicon.ico'],
})

test.each([
  ['/', '/'],
  ['/?from=mail', '/'],
  ['/admin/orders/new?x=1', '/admin/orders/new'],
  ['/admin/orders/019f0000-0000-7000-8000-000000000001', '/admin/orders/[id]'],
  ['/link/a-secret-of-one-person', '/link/[token]'],
  ['/api/v1/a/b', '/api/v1/[...missing]'],
  ['/_next/static/chunks/1.js', 'file'],
  ['/favicon.ico', 'file'],
  ['/_not-found', 'none'],
  ['/wp-login.php', 'none'],
  ['nonsense', 'none'],
])('%s belongs to the route %s', (url, route) => {
  expect(routeOf(url)).toBe(route)
})

test('a thousand unknown addresses share one label', () => {
  expect(new Set(Array.from({ length: 1000 }, (_, number) => routeOf(`/probe-${number}/x`)))).toEqual(new Set(['none']))
})
