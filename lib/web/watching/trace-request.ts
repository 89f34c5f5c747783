import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Trace } from '../../trace'

/** An id from one of our own proxies. Its characters cannot break a log line. */
const ID = /^[\w-]{8,64}$/
const SUBJECT = /\/(certificates|orders)\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?=[/?]|$)/

/**
 * Returns the facts that log lines about a request contain: its id, and the certificate or order in its address. The response contains the
 * id in `X-Request-Id`, and in `Server-Timing`, where the error page reads it. An id set by one of our own proxies is kept.
 */
export function traceRequest(request: IncomingMessage, response: ServerResponse, isBehindProxy: boolean): Trace {
  const given = request.headers['x-request-id']
  const requestId = isBehindProxy && typeof given === 'string' && ID.test(given) ? given : randomUUID().slice(0, 18)
  response.setHeader('x-request-id', requestId)
  response.setHeader('server-timing', `request;desc="${requestId}"`)
  const [, what, id] = SUBJECT.exec(request.url ?? '') ?? []
  return { requestId, ...(id && { [what === 'orders' ? 'orderId' : 'certificateId']: id }) }
}

/** The headers that belong to one response and must not be stored with a page. */
export const TRACE_HEADERS = ['x-request-id', 'server-timing'] as const
