import type { IncomingMessage, ServerResponse } from 'node:http'
import { count } from '../../traffic/count'

/** Who is in their account, at the payment or in the back office is no longer a visitor of the shop. */
const NOT_THE_SHOP = /^\/(account|admin|api|calendar|checkout|helper|link|pull|quote|sign-in)(\/|$)/
/** In any language. */
const PRODUCT = /^(?:\/[a-z]{2})?\/certificates\/[^/]+$/
const ROBOTS = /bot|crawl|spider|slurp|preview|monitor|lighthouse/i

/**
 * Counts a page of the shop that a person opened. A visit is one that was not opened from another page of the shop, which the browser says
 * by itself, so that no cookie and no address is needed. Robots that name themselves, and whatever opens no page, are left out.
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
