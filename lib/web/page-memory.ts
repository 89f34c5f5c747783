import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { now } from '../clock'
import type { RecordedResponse } from './recorded-response'

/** How long a public page is handed out from memory before Next is asked again; milliseconds. Staff see an edit after at most this. */
const FRESH = 1_000
const MOST_PAGES = 500

type Page = { keptAt: number; headers: OutgoingHttpHeaders; body: Buffer }

/**
 * Remembers whole answers of public pages for one second, so that a crowd costs what one visitor costs. Next marks such
 * pages with `s-maxage`; nothing that reads a cookie carries that mark. Whatever is not a plain visit of a plain address passes by.
 */
export function pageMemory(): (request: IncomingMessage, response: RecordedResponse) => boolean {
  const pages = new Map<string, Page>()
  /** True when it has answered; otherwise Next must, and its answer is remembered where it may be. */
  return (request, response) => {
    const key = keyOf(request)
    if (!key) return false
    const page = pages.get(key)
    if (page && now().getTime() - page.keptAt < FRESH) {
      answer(request, response, page)
      return true
    }
    response.record((body) => {
      if (!mayKeep(response)) return
      if (pages.size >= MOST_PAGES) pages.clear()
      pages.set(key, { keptAt: now().getTime(), headers: headersOf(response), body })
    })
    return false
  }
}

/** The address and the encodings the visitor takes; null for everything but a plain visit. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'GET' || !url || url.includes('?') || url.length > 200) return null
  const isPart = 'rsc' in headers || 'range' in headers || 'authorization' in headers || 'if-modified-since' in headers
  if (isPart || headers.cookie?.includes('__prerender_bypass')) return null
  const encodings = headers['accept-encoding'] ?? ''
  return encodings.length > 60 ? null : `${url} ${encodings}`
}

function mayKeep(response: ServerResponse): boolean {
  const policy = String(response.getHeader('cache-control') ?? '')
  return response.statusCode === 200 && policy.includes('s-maxage') && !response.hasHeader('set-cookie')
}

function headersOf(response: ServerResponse): OutgoingHttpHeaders {
  const { connection: _own, 'transfer-encoding': _chunks, date: _then, ...headers } = response.getHeaders()
  return headers
}

function answer({ headers }: IncomingMessage, response: ServerResponse, page: Page): void {
  const etag = page.headers.etag
  if (etag !== undefined && headers['if-none-match'] === etag) {
    const { 'content-length': _none, ...rest } = page.headers
    response.writeHead(304, rest).end()
    return
  }
  response.writeHead(200, { ...page.headers, 'content-length': page.body.length }).end(page.body)
}
