import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerApi } from './api'
import type { Desk } from './desk'
import type { Faults } from './faults'
import { newId } from './ids'
import { send } from './web'

/** Answers a call to /v1, or lets it go wrong the way the operator planned. */
export function serveApi(
  { desk, faults }: { desk: Desk; faults: Faults },
  request: IncomingMessage,
  response: ServerResponse,
  { url, body }: { url: URL; body: string },
): unknown {
  const fault = faults.next(request.method ?? 'GET', url.pathname)
  if (fault === 'drop') return request.socket.destroy()
  if (fault === 'error') return send(response, 500, 'application/json', '{"error":{"type":"api_error","message":"Something went wrong."}}')
  const answer = answerApi(desk, {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.search,
    body,
    authorization: request.headers.authorization,
    idempotencyKey: request.headers['idempotency-key']?.toString(),
  })
  if (fault === 'commit_then_drop') return request.socket.destroy()
  return send(response, answer.status, 'application/json', answer.body, {
    'request-id': newId('req', 14),
    ...(answer.replayed ? { 'idempotent-replayed': 'true' } : {}),
  })
}
