import http from 'node:http'
import https from 'node:https'
import type { Effect } from './command'
import type { EnomErrorKind } from './errors'

const options = { keepAlive: true, maxSockets: 16, maxFreeSockets: 4 } as const
const plain = new http.Agent(options)
// Said aloud so that no setting of the process can switch the check off.
const secure = new https.Agent({ ...options, rejectUnauthorized: true, minVersion: 'TLSv1.2' })

/** Ten times the largest page of CertGetCerts. */
const MAX_BYTES = 2_000_000

/** Why no readable answer came. `reason` is one of this file's words or a system error code, never a part of the request. */
export class PostError extends Error {
  readonly kind: EnomErrorKind
  readonly retryable: boolean

  constructor(kind: EnomErrorKind, reason: string, retryable = false) {
    super(reason)
    this.kind = kind
    this.retryable = retryable
  }
}

type Post = { url: URL; body: string; timeoutMs: number; effect: Effect }

/**
 * Posts a form and gives the body of the answer. Redirects are not followed.
 * A call with effect `once` gets a connection of its own: on a kept one, a server that is just closing it would leave us not knowing.
 * @throws PostError, of kind `unreachable` only when the connection was never made.
 */
export async function post(call: Post): Promise<string> {
  try {
    return await attempt(call)
  } catch (cause) {
    // A kept connection that Enom had already closed; harmless to ask anew, except for what must happen once.
    if (cause instanceof PostError && cause.retryable && call.effect !== 'once') return attempt(call)
    throw cause
  }
}

function attempt({ url, body, timeoutMs, effect }: Post): Promise<string> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:'
    let connected = false
    const request = (isSecure ? https : http).request(url, {
      method: 'POST',
      agent: effect === 'once' ? false : isSecure ? secure : plain,
      ...(isSecure ? { rejectUnauthorized: true, minVersion: 'TLSv1.2' as const } : {}),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), accept: 'text/xml' },
    })
    const timer = setTimeout(() => request.destroy(new PostError(connected ? 'unknown-outcome' : 'unreachable', 'timed out')), timeoutMs)
    const settle = (outcome: () => void) => {
      clearTimeout(timer)
      outcome()
    }
    request.on('socket', (socket) => {
      if (request.reusedSocket) connected = true
      else
        socket.once(isSecure ? 'secureConnect' : 'connect', () => {
          connected = true
        })
    })
    request.on('error', (cause) => settle(() => reject(toPostError(cause, connected, request.reusedSocket))))
    request.on('response', (response) =>
      readBody(response).then(
        (text) => settle(() => resolve(text)),
        (cause) => {
          settle(() => reject(toPostError(cause, true, false)))
          request.destroy()
        },
      ),
    )
    request.end(body)
  })
}

async function readBody(response: http.IncomingMessage): Promise<string> {
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.resume()
    throw new PostError(status === 429 ? 'rate-limited' : 'unknown-outcome', `HTTP ${status}`)
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw new PostError('garbled', 'the reply is too large')
    chunks.push(chunk)
  }
  if (!response.complete) throw new PostError('unknown-outcome', 'the connection ended early')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new PostError('garbled', 'the reply is not UTF-8')
  }
}

function toPostError(cause: unknown, connected: boolean, reused: boolean): PostError {
  if (cause instanceof PostError) return cause
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'connection failed'
  return new PostError(connected ? 'unknown-outcome' : 'unreachable', code, reused)
}
