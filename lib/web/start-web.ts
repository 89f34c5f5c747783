import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { env } from '../config/env'
import { runTraced } from '../trace'
import { cleanHeaders } from './clean-headers'
import { catchDamagedAction } from './damaged-action'
import { catchLostForm } from './lost-form'
import { pageMemory } from './pages-in-memory/page-memory'
import { answerRefusal } from './plain-page'
import { needsNoReact, sendWithoutReact } from './private-page'
import { pulledFiles } from './pulled-files'
import { refuseRequest } from './refuse-request'
import { SECURITY_HEADERS } from './security-headers'
import { answerHealth } from './watching/answer-health'
import { type Readiness, readiness } from './watching/readiness'
import { traceRequest } from './watching/trace-request'
import { WebRequest } from './web-request'
import { WebResponse } from './web-response'
import { type FinishPage, finishPages } from './without-react/finish-page'

/** In milliseconds. Longer than a proxy in front keeps a connection open, so that we never close one during a request. */
const KEEP_ALIVE = 65_000
/** How long the headers, and the whole request, may take to arrive, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
/** Far more connections than a proxy in front opens, but few enough for their bodies to fit into memory. */
const MAX_CONNECTIONS = 1_000

type Beside = {
  /** Called for every request. */
  notice?: (request: WebRequest, response: WebResponse) => void
  ready?: Pick<Readiness, 'isReady' | 'isLeaving'>
  finish?: FinishPage
}

/**
 * Creates the web server. It refuses bad requests, responds to health checks, serves pages and repeated 304s from memory, and passes
 * everything else to `handle`, whose log lines contain the id of the request.
 */
export function startWeb(
  handle: RequestListener,
  shop = new URL(env.APP_URL),
  { notice = () => undefined, ready = readiness(), finish = finishPages() }: Beside = {},
): Server<typeof WebRequest, typeof WebResponse> {
  const memory = pageMemory(finish)
  const pulled = pulledFiles()
  const busy = new WeakSet<Socket>()
  const limits = {
    keepAliveTimeout: KEEP_ALIVE,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: 5_000,
    // We refuse requests without a Host header ourselves, so that the response has the usual headers.
    requireHostHeader: false,
  }
  const server = createServer({ IncomingMessage: WebRequest, ServerResponse: WebResponse, ...limits }, (request, response) => {
    busy.add(request.socket)
    response.once('close', () => busy.delete(request.socket))
    // A connection that asked for another protocol is closed after the response.
    if ('upgrade' in request.headers) response.shouldKeepAlive = false
    // A proxy may send an absolute URL. Only the path matters.
    if (!request.url?.startsWith('/')) request.url = request.url?.replace(/^https?:\/\/[^/?#]*\/?/i, '/')
    const refusal = refuseRequest(request, shop)
    notice(request, response)
    // The caller then needs a new connection for the next request, which goes to another process.
    if (ready.isLeaving()) response.shouldKeepAlive = false
    // Pages in memory already have all their headers.
    if (!refusal && memory.answers(request, response)) return
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value)
    const trace = traceRequest(request, response, env.TRUSTED_PROXIES > 0)
    if (refusal) return answerRefusal(request, response, refusal)
    if (answerHealth(request, response, ready) || pulled.answers(request, response)) return
    pulled.remembers(request, response)
    cleanHeaders(request, shop)
    if (request.isPlainForm) catchLostForm(request, response, finish)
    else if ('next-action' in request.headers) catchDamagedAction(request, response)
    else if (needsNoReact(request)) sendWithoutReact(request, response, finish)
    else memory.remembers(request, response)
    runTraced(trace, () => handle(request, response))
  })
  server.maxConnections = MAX_CONNECTIONS
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || busy.has(socket)) socket.destroy()
    else socket.end(bareAnswer(error.code))
  })
  return server
}

/** Returns a response to bytes that are not a request and therefore have no response object. */
function bareAnswer(code: string | undefined): string {
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const headers = SECURITY_HEADERS.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('')}content-length: 0\r\nconnection: close\r\n\r\n`
}
