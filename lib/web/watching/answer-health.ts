import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readiness } from './readiness'

/**
 * Responds to `/health/live` (the process is running) and `/health/ready` (it can take requests) without Next. Returns false for any other
 * address.
 */
export function answerHealth({ url = '' }: IncomingMessage, response: ServerResponse, { isReady }: Pick<Readiness, 'isReady'>): boolean {
  const path = url.split('?')[0]
  if (path !== '/health/live' && path !== '/health/ready') return false
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  if (path === '/health/live') response.writeHead(200).end('live\n')
  else void isReady().then((ready) => response.writeHead(ready ? 200 : 503).end(ready ? 'ready\n' : 'not ready\n'))
  return true
}
