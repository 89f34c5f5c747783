import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type ApiRequest, answerApi } from './api'
import { newId } from './created'
import type { Desk } from './desk'
import type { Faults } from './faults'
import { send } from './web'

const BROKEN = '{"error":{"type":"api_error","message":"Something went wrong."}}'
const FORBIDDEN =
  '{"error":{"type":"invalid_request_error","message":"The provided key does not have the required permissions for this endpoint."}}'

/** Handles a call to /v1, or makes it fail as set by the operator. */
export async function serveApi(
  { desk, faults }: { desk: Desk; faults: Faults },
  request: IncomingMessage,
  response: ServerResponse,
  { url, body }: { url: URL; body: string },
): Promise<unknown> {
  const fault = faults.next(request.method ?? 'GET', url.pathname)
  if (fault?.kind === 'drop') return request.socket.destroy()
  if (fault?.kind === 'error') return send(response, 500, 'application/json', BROKEN)
  if (fault?.kind === 'forbidden') return send(response, 403, 'application/json', FORBIDDEN)
  const asked = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.search,
    body,
    authorization: request.headers.authorization,
    idempotencyKey: request.headers['idempotency-key']?.toString(),
  }
  const answer = answerApi(desk, asked)
  if (fault?.kind === 'commit_then_error') {
    breakKey(desk, asked)
    return send(response, 500, 'application/json', BROKEN)
  }
  if (fault?.kind === 'commit_then_timeout' || fault?.kind === 'late') await pause(fault.ms, undefined, { ref: false })
  if (fault?.kind === 'commit_then_drop' || fault?.kind === 'commit_then_timeout') return request.socket.destroy()
  return send(response, answer.status, 'application/json', answer.body, {
    'request-id': newId('req', 14),
    ...(answer.replayed ? { 'idempotent-replayed': 'true' } : {}),
  })
}

/**
 * Makes a key respond with 500. Stripe stores the response for a key whatever it was, so a retry with this key gets the same 500 for a day.
 */
function breakKey(desk: Desk, { idempotencyKey }: ApiRequest): void {
  const kept = idempotencyKey ? desk.store.answers.get(idempotencyKey) : undefined
  if (idempotencyKey && kept) desk.store.answers.put(idempotencyKey, { ...kept, status: 500, body: BROKEN })
}
