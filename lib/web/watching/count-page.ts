import type { IncomingMessage, ServerResponse } from 'node:http'
import { count } from '../../traffic/count'

/** People in their account, at the checkout or in the back office are no longer counted as visitors. */
const NOT_THE_SHOP = /^\/(account|admin|api|calendar|checkout|helper|link|pull|quote|sign-in)(\/|$)/
/** In every language. */
const PRODUCT = /^(?:\/[a-z]{2})?\/certificates\/[^/]+$/
const ROBOTS = /bot|crawl|spider|slurp|preview|monitor|lighthouse/i

/**
 * Counts a page of the shop opened by a person. It is a visit if the page was not opened from another page of the shop. Browsers send that
 * information anyway, so no cookie or address is needed. Robots that identify themselves, and requests that open no page, are left out.
 */
export function countPage(request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = request
  if (method !== 'GET' || headers['sec-fetch-dest'] !== 'document' || ROBOTS.test(headers['user-agent'] ?? 'robot')) return
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  if (NOT_THE_SHOP.test(path)) return
  const isVisit = headers['sec-fetch-site'] !== 'same-origin'
  const isProduct = PRODUCT.test(path)
  if (!isVisit && !isProduct) return
  response.once('finish', () => {
    if (response.statusCode !== 200 && response.statusCode !== 304) return
    if (isVisit) count('visit')
    if (isProduct) count('product_page')
  })
}
