import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Effect } from '../command'
import type { EnomErrorKind } from '../errors'

const options = { keepAlive: true, maxSockets: 16, maxFreeSockets: 4 } as const
const plain = new http.Agent(options)
/** Set explicitly, so that no process-wide setting can disable verification. */
const verified = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const
const secure = new https.Agent({ ...options, ...verified })

/**
 * Error for a call without a readable response. `reason` is either one of this file's own texts or a system error code, never part of the
 * request.
 */
export class PostError extends Error {
  readonly kind: EnomErrorKind
  readonly retryable: boolean

  constructor(kind: EnomErrorKind, reason: string, retryable = false) {
    super(reason)
    this.kind = kind
    this.retryable = retryable
  }
}

/**
 * Hooks into the stages of one call.
 * - beforeSend: the connection is established and nothing has been written. If it throws, nothing is sent and the caller gets that error
 *   unchanged.
 * - onSent: the whole request was handed to the network.
 * - onRead: the whole response has arrived but has not been parsed yet.
 */
export type CallHooks = {
  readonly beforeSend?: () => void
  readonly onSent?: () => Promise<void> | void
  readonly onRead?: () => Promise<void> | void
}

type Post = { url: URL; body: string; timeoutMs: number; mostBytes: number; effect: Effect; hooks?: CallHooks | undefined }

/** Connections that have completed their handshake. Only these can be written to immediately. */
const standing = new WeakSet<Socket>()

/**
 * Posts a form and returns the body of the response. Redirects are not followed. A call with effect `once` gets its own connection: if the
 * server closed a reused one, we could not tell whether it had read the request.
 * @throws PostError, of kind `unreachable` only if nothing was sent. An error thrown by a hook is passed on unchanged.
 */
export async function post(call: Post): Promise<string> {
  if (call.effect === 'once') return attempt(call, false)
  try {
    return await attempt(call, call.url.protocol === 'https:' ? secure : plain)
  } catch (cause) {
    // Enom had already closed a kept-alive connection. Repeating the call is harmless.
    if (cause instanceof PostError && cause.retryable) return attempt(call, false)
    throw cause
  }
}

function attempt({ url, body, timeoutMs, mostBytes, hooks }: Post, agent: http.Agent | false): Promise<string> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:'
    const call = { sent: false, reused: false }
    const request = (isSecure ? https : http).request(url, {
      method: 'POST',
      agent,
      ...(isSecure ? verified : {}),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), accept: 'text/xml' },
    })
    const fail = (cause: unknown) => {
      clearTimeout(timer)
      reject(cause)
      request.destroy()
    }
    const timer = setTimeout(() => fail(new PostError(call.sent ? 'unknown-outcome' : 'unreachable', 'timed out')), timeoutMs)
    let sent: Promise<void> = Promise.resolve()
    const send = () => {
      try {
        hooks?.beforeSend?.()
      } catch (cause) {
        return fail(cause)
      }
      call.sent = true
      sent = new Promise<void>((done) => request.end(body, done)).then(() => hooks?.onSent?.())
      sent.catch(fail)
    }
    request.on('socket', (socket) => {
      call.reused = standing.has(socket)
      if (call.reused) return send()
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        standing.add(socket)
        send()
      })
    })
    request.on('error', (cause) => fail(toPostError(cause, call)))
    request.on('response', (response) => {
      const text = readBody(response, mostBytes).then(async (body) => {
        await sent
        await hooks?.onRead?.()
        clearTimeout(timer)
        return body
      })
      text.then(resolve, fail)
    })
  })
}

async function readBody(response: http.IncomingMessage, mostBytes: number): Promise<string> {
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.resume()
    throw new PostError(status === 429 ? 'rate-limited' : 'unknown-outcome', `HTTP ${status}`)
  }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of response) {
      bytes += chunk.length
      if (bytes > mostBytes) throw new PostError('garbled', 'the reply is too large')
      chunks.push(chunk)
    }
  } catch (cause) {
    throw toPostError(cause, { sent: true, reused: false })
  }
  if (!response.complete) throw new PostError('unknown-outcome', 'the connection ended early')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new PostError('garbled', 'the reply is not UTF-8')
  }
}

function toPostError(cause: unknown, { sent, reused }: { sent: boolean; reused: boolean }): PostError {
  if (cause instanceof PostError) return cause
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'connection failed'
  return new PostError(sent ? 'unknown-outcome' : 'unreachable', code, reused)
}
