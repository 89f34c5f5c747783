import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Trace } from '../../trace'

/** An id that a proxy of ours gave. Its letters cannot break a log line. */
const ID = /^[\w-]{8,64}$/
const SUBJECT = /\/(certificates|orders)\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?=[/?]|$)/

/**
 * Returns what log lines about a request say: its id, and the certificate or order that its address names. The answer carries the id in
 * `X-Request-Id`, and in `Server-Timing`, where the page for errors reads it. The id of a proxy is kept if there is one of ours in front.
 */
export function traceRequest(request: IncomingMessage, response: ServerResponse, isBehindProxy: boolean): Trace {
  const given = request.headers['x-request-id']
  const requestId = isBehindProxy && typeof given === 'string' && ID.test(given) ? given : randomUUID().slice(0, 18)
  response.setHeader('x-request-id', requestId)
  response.setHeader('server-timing', `request;desc="${requestId}"`)
  const [, what, id] = SUBJECT.exec(request.url ?? '') ?? []
  return { requestId, ...(id && { [what === 'orders' ? 'orderId' : 'certificateId']: id }) }
}

/** The headers that belong to one answer, and must not be kept with a page. */
export const TRACE_HEADERS = ['x-request-id', 'server-timing'] as const
