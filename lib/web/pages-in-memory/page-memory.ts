import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { now } from '../../clock'
import { PRIVATE_PATHS } from '../../config/content-policy'
import { explainMissing, withMissingWords } from '../missing-page'
import { shortenLife } from '../shorten-life'
import { takesGzip } from '../takes-gzip'
import { TRACE_HEADERS } from '../watching/trace-request'
import type { WebResponse } from '../web-response'
import { type FinishPage, isHtml } from '../without-react/finish-page'

/** How long a public page is served from memory before Next is called again, in milliseconds. */
const PAGE_TTL_MS = 1_000
/** The total size of all pages before compression. The compressed copies add about a quarter. */
const MAX_BYTES = 16 * 1024 * 1024
/** Smaller pages are not worth compressing. */
const MIN_COMPRESSED_BYTES = 1_024

export type PageMemory = {
  /** Returns true if it has sent a response. Otherwise, Next has to respond. */
  answers: (request: IncomingMessage, response: WebResponse) => boolean
  /** Completes Next's response, and stores it if that is allowed. */
  remembers: (request: IncomingMessage, response: WebResponse) => void
}

type Page = { keptAt: number; headers: OutgoingHttpHeaders; body: Buffer; zipped?: Buffer }

/**
 * Stores complete responses of public pages for one second, so that many visitors cost as much as one. Next marks such pages with
 * `s-maxage`, and nothing that reads a cookie has that mark. Only responses to plain requests for plain addresses are stored. Every public
 * page is sent whole, completed by `finish`, and compressed if the visitor accepts that. A private page is sent as Next renders it, except
 * for the 404 page and those of lib/web/private-page.ts.
 */
export function pageMemory(finish: FinishPage): PageMemory {
  const pages = new Map<string, Page>()
  let bytesKept = 0
  return {
    answers: (request, response) => {
      const key = isPublic(request) ? keyOf(request) : null
      const page = key === null ? undefined : pages.get(key)
      if (!page || now().getTime() - page.keptAt >= PAGE_TTL_MS) return false
      answer(request, response, page, takesGzip(request))
      return true
    },
    remembers: (request, response) => {
      if (!isPublic(request)) return explainMissing(request, response)
      const key = keyOf(request)
      const zips = takesGzip(request)
      // Next must return uncompressed text, because the scripts of a compressed page cannot be read.
      delete request.headers['accept-encoding']
      // As a GET, so that the headers are those of the page. Node sends no body in response to HEAD.
      if (request.method === 'HEAD') request.method = 'GET'
      response.hold({
        wants: () => isWhole(response),
        finish: (made) => {
          const body = finish(response, response.statusCode === 404 ? withMissingWords(made, request) : made)
          if (isText(response)) response.appendHeader('vary', 'Accept-Encoding')
          shortenLife(response)
          const page: Page = { keptAt: now().getTime(), headers: headersOf(response), body }
          if (key !== null && mayKeep(response)) {
            bytesKept += body.length - (pages.get(key)?.body.length ?? 0)
            if (bytesKept > MAX_BYTES) {
              pages.clear()
              bytesKept = body.length
            }
            pages.set(key, page)
          }
          const { encoding, bytes } = bodyFor(page, zips)
          if (encoding) response.setHeader('content-encoding', encoding)
          return bytes
        },
      })
    },
  }
}

/** Returns whether a request is for a page that is not private. Private pages have a policy with a nonce. */
function isPublic({ url = '', headers }: IncomingMessage): boolean {
  const path = url.split('?')[0] ?? ''
  if ('rsc' in headers || 'next-action' in headers || path.startsWith('/_next/') || path.startsWith('/api/')) return false
  return !PRIVATE_PATHS.some((own) => path === own || path.startsWith(`${own}/`))
}

/** Returns the path of a plain request, or null for anything else. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'GET' || !url || url.includes('?') || url.length > 200) return null
  const isPart = 'range' in headers || 'authorization' in headers || 'if-modified-since' in headers
  return isPart || headers.cookie?.includes('__prerender_bypass') ? null : url
}

function isWhole(response: ServerResponse): boolean {
  if (response.statusCode === 304 || response.hasHeader('content-security-policy')) return false
  return isHtml(response) || isShared(response)
}

function isText(response: ServerResponse): boolean {
  return /^text\/|json|xml/.test(String(response.getHeader('content-type') ?? ''))
}

function isShared(response: ServerResponse): boolean {
  return String(response.getHeader('cache-control') ?? '').includes('s-maxage')
}

function mayKeep(response: ServerResponse): boolean {
  return response.statusCode === 200 && isShared(response) && !response.hasHeader('set-cookie')
}

function headersOf(response: ServerResponse): OutgoingHttpHeaders {
  const { connection: _own, 'transfer-encoding': _chunks, date: _then, ...headers } = response.getHeaders()
  for (const name of TRACE_HEADERS) delete headers[name]
  return headers
}

/** Returns the body, compressed only once for all visitors. */
function bodyFor(page: Page, zips: boolean): { encoding: 'gzip' | null; bytes: Buffer } {
  if (!zips || page.body.length < MIN_COMPRESSED_BYTES || !/^text\/|json|xml/.test(String(page.headers['content-type'] ?? ''))) {
    return { encoding: null, bytes: page.body }
  }
  page.zipped ??= gzipSync(page.body)
  return { encoding: 'gzip', bytes: page.zipped }
}

function answer({ headers }: IncomingMessage, response: ServerResponse, page: Page, zips: boolean): void {
  const etag = page.headers.etag
  if (etag !== undefined && headers['if-none-match'] === etag) {
    const { 'content-length': _none, ...rest } = page.headers
    response.writeHead(304, rest).end()
    return
  }
  const { encoding, bytes } = bodyFor(page, zips)
  response.writeHead(200, { ...page.headers, ...(encoding && { 'content-encoding': encoding }), 'content-length': bytes.length }).end(bytes)
}
