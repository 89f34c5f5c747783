import type { RequestListener, Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { metrics } from '../../metrics/metrics'
import { readTrace } from '../../trace'
import { startWeb } from '../start-web'
import { observeRequest } from './observe-request'

const CERTIFICATE = '01900000-0000-7000-8000-000000000001'
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  metrics.registry.resetMetrics()
})

async function serve(handle: RequestListener, ready = { isReady: async () => true, isLeaving: () => false }) {
  const server = startWeb(handle, new URL('https://shop.example.com'), {
    notice: (request, response) => observeRequest(request, response, (url) => (url.startsWith('/account') ? '/account/[id]' : 'none')),
    ready,
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init)
}

test('everything caused by a request is logged with its id and the certificate, and the response contains the id', async () => {
  const seen: unknown[] = []
  const ask = await serve(async (_request, response) => {
    await new Promise((resolve) => setImmediate(resolve))
    seen.push(readTrace())
    response.end()
  })
  const answers = await Promise.all([
    ask(`/account/certificates/${CERTIFICATE}/set-up`),
    ask(`/admin/orders/${CERTIFICATE}?x`),
    ask('/help'),
  ])
  const ids = answers.map(({ headers }) => headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(3)
  expect(answers[0]?.headers.get('server-timing')).toBe(`request;desc="${ids[0]}"`)
  expect(seen).toEqual(
    expect.arrayContaining([
      { requestId: ids[0], certificateId: CERTIFICATE },
      { requestId: ids[1], orderId: CERTIFICATE },
      { requestId: ids[2] },
    ]),
  )
  expect(readTrace()).toEqual({})
})

test('without a proxy of our own in front, no client can choose the id', async () => {
  const ask = await serve((_request, response) => response.end())
  const { headers } = await ask('/', { headers: { 'x-request-id': 'chosen-by-a-visitor' } })
  expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{18}$/)
})

test('a page served from memory contains no request id', async () => {
  const ask = await serve((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.setHeader('cache-control', 's-maxage=60')
    response.end('<p>words</p>')
  })
  expect((await ask('/help')).headers.get('x-request-id')).not.toBeNull()
  const { headers } = await ask('/help')
  expect([headers.get('x-request-id'), headers.get('server-timing')]).toEqual([null, null])
})

test('each response is counted under its route, whatever its address contains', async () => {
  const ask = await serve((request, response) => {
    response.statusCode = request.url?.endsWith('broken') ? 500 : 200
    response.end()
  })
  for (const path of ['/account/one', '/account/two', '/account/broken', '/secret-token']) await (await ask(path)).text()
  await expect
    .poll(async () => (await metrics.httpRequests.get()).values.map(({ labels, value }) => [labels.route, labels.status, value]))
    .toEqual([
      ['/account/[id]', 200, 2],
      ['/account/[id]', 500, 1],
      ['none', 200, 1],
    ])
})

test('the process reports that it is alive and whether it is ready, and keeps no connection open while shutting down', async () => {
  let state = { ready: true, leaving: false }
  const ask = await serve((_request, response) => response.end(), { isReady: async () => state.ready, isLeaving: () => state.leaving })
  const both = async () => [(await ask('/health/live')).status, (await ask('/health/ready')).status]
  expect(await both()).toEqual([200, 200])
  state = { ready: false, leaving: true }
  expect(await both()).toEqual([200, 503])
  expect((await ask('/help')).headers.get('connection')).toBe('close')
})
