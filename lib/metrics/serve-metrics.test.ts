import { afterAll, expect, test } from 'vitest'
import { metrics } from './metrics'
import { serveMetrics } from './serve-metrics'

let isReady = true
const server = serveMetrics({
  process: 'worker',
  host: '127.0.0.1',
  port: 0,
  more: async () => 'keelmark_workers 2',
  isReady: async () => isReady,
})
afterAll(() => void server.close().closeAllConnections())

async function get(path: string, method = 'GET') {
  await expect.poll(() => server.listening).toBe(true)
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method })
  return { status: answer.status, text: await answer.text() }
}

test('a process reports its own work, its memory and event loop, and any additional metrics', async () => {
  metrics.enomCalls.inc({ command: 'GetBalance', outcome: 'ok' })
  const { status, text } = await get('/metrics')
  expect(status).toBe(200)
  expect(text).toContain('keelmark_workers 2\n')
  expect(text).toContain('keelmark_enom_calls_total{command="GetBalance",outcome="ok"} 1')
  expect(text).toMatch(/^keelmark_disk_free_ratio\{process="worker"\} 0\.\d+$/m)
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m)
  expect(text).toMatch(/^process_resident_memory_bytes \d/m)
})

test('probes, but no other paths, are served on the same port', async () => {
  expect([(await get('/health/live')).status, (await get('/health/ready')).status]).toEqual([200, 200])
  isReady = false
  expect([(await get('/health/live')).status, (await get('/health/ready')).status]).toEqual([200, 503])
  expect([(await get('/')).status, (await get('/metrics', 'POST')).status]).toEqual([404, 404])
})
