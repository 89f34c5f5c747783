import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { withMissingWords } from './missing-page'
import { takesGzip } from './takes-gzip'
import type { WebRequest } from './web-request'
import type { WebResponse } from './web-response'
import { type FinishPage, isHtml } from './without-react/finish-page'
import { needsFramework } from './without-react/strip-framework'

/**
 * The basket, the client's pages for reading, and the lists of the back office. Their forms are short and work as the browser's own. A page
 * whose content needs React says so (components/ui/needs-react.tsx).
 */
const WITHOUT_REACT = [
  /^\/cart$/,
  /^\/account\/(?:certificates|orders|credit)$/,
  /^\/account\/certificates\/[^/]+$/,
  /^\/account\/orders\/[^/]+(?:\/invoices\/[^/]+)?$/,
  /^\/admin$/,
  /^\/admin\/(?:orders|quotes|certificates|coupons|credit|tickets|reports|search)$/,
  /^\/admin\/(?:audit-log|enom-accounts|webhooks|logs|jobs|mails|stripe-events)$/,
  /^\/admin\/(?:logs\/(?!message$)|mails\/|stripe-events\/|webhooks\/deliveries\/)[^/]+$/,
  /^\/admin\/orders\/[^/]+\/invoices\/[^/]+$/,
]

/** Returns whether this is a request for a private page that is sent without React if its content allows it (docs/decisions/0034). */
export function needsNoReact({ method, url = '', headers }: Pick<WebRequest, 'method' | 'url' | 'headers'>): boolean {
  if (method === 'HEAD' || 'rsc' in headers || 'next-action' in headers) return false
  const path = url.split('?')[0] ?? ''
  return WITHOUT_REACT.some((page) => page.test(path))
}

/**
 * Holds the response to a request for such a page, completes the page with `finish`, and compresses it if the visitor accepts that. A page
 * that keeps React is sent as it is rendered.
 */
export function sendWithoutReact(request: WebRequest, response: WebResponse, finish: FinishPage): void {
  const zips = takesGzip(request)
  // Next must return uncompressed text, because the scripts of a compressed page cannot be read.
  delete request.headers['accept-encoding']
  response.hold({
    wants: () => isHtml(response),
    passesOn: (part) => passesOn(response, part, zips),
    finish: (made) => compress(response, finish(response, response.statusCode === 404 ? withMissingWords(made, request) : made), zips),
  })
}

/** Returns how the response is sent once it is known that the page keeps React, and null before. */
export function passesOn(response: WebResponse, part: Buffer, zips: boolean): 'plain' | 'gzip' | null {
  if (response.statusCode !== 200 || !needsFramework(part)) return null
  response.appendHeader('vary', 'Accept-Encoding')
  return zips ? 'gzip' : 'plain'
}

/** Returns the page, compressed if the visitor accepts that. */
export async function compress(response: WebResponse, page: Buffer, zips: boolean): Promise<Buffer> {
  response.appendHeader('vary', 'Accept-Encoding')
  if (!zips) return page
  response.setHeader('content-encoding', 'gzip')
  return promisify(gzip)(page)
}
