import { statfs } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { collectDefaultMetrics } from 'prom-client'
import { log } from '../log'
import { metrics } from './metrics'

/** The resolution of the event loop delay measurement, in milliseconds. */
const LOOP_PRECISION = 20

type Served = {
  process: 'web' | 'worker'
  host: string
  port: number
  /** Returns additional metrics as text. */
  more?: () => Promise<string>
  /** Whether the process is able to do its work. */
  isReady: () => Promise<boolean>
}

/**
 * Serves `/metrics`, `/health/live` and `/health/ready` on a separate port, which does not keep the process alive. If the port is
 * unavailable, the shop keeps running and Prometheus reports the target as down.
 */
export function serveMetrics({ process: name, host, port, more = async () => '', isReady }: Served): Server {
  collectDefaultMetrics({ register: metrics.registry, eventLoopMonitoringPrecision: LOOP_PRECISION })
  const answers: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/metrics': async (response) => {
      metrics.diskFree.set({ process: name }, await freeRatio())
      const texts = [await more(), await metrics.registry.metrics()]
      response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(texts.filter(Boolean).join('\n'))
    },
    '/health/live': async (response) => void response.writeHead(200).end('live\n'),
    '/health/ready': async (response) => {
      const ready = await isReady()
      response.writeHead(ready ? 200 : 503).end(ready ? 'ready\n' : 'not ready\n')
    },
  }
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? answers[request.url?.split('?')[0] ?? ''] : undefined
    if (!answer) return response.writeHead(404).end()
    answer(response).catch((error: unknown) => {
      log.warn({ err: error }, 'metrics could not be read')
      response.writeHead(500).end()
    })
  })
  server.on('error', (error) => log.error({ err: error, host, port }, 'metrics cannot be served'))
  return server.listen(port, host).unref()
}

async function freeRatio(): Promise<number> {
  const { bavail, blocks } = await statfs('.')
  return blocks ? bavail / blocks : 0
}
