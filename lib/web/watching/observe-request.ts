import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../../log'
import { metrics } from '../../metrics/metrics'
import type { RouteOf } from './route-of'

const METHODS = ['GET', 'POST', 'HEAD']
/** The status for a visitor who disconnects before the response is complete, as in nginx. */
const GONE = 499

/** Counts and times the response to a request, and logs failed requests. `LOG_LEVEL=debug` logs each one. */
export function observeRequest({ method = '', url = '' }: IncomingMessage, response: ServerResponse, routeOf: RouteOf): void {
  const began = performance.now()
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : GONE
    const seconds = (performance.now() - began) / 1000
    const labels = { method: METHODS.includes(method) ? method : 'other', route: routeOf(url), status }
    metrics.httpRequests.inc(labels)
    metrics.httpDuration.observe({ route: labels.route }, seconds)
    if (labels.route === '/api/webhooks/stripe') metrics.stripeWebhooks.inc({ status })
    // Health checks are frequent, and readiness.ts has already logged the reason.
    const level = status >= 500 && !labels.route.startsWith('/health/') ? 'warn' : 'debug'
    if (log.isLevelEnabled(level)) log[level]({ ...labels, seconds: Math.round(seconds * 1000) / 1000 }, 'request answered')
  })
}
