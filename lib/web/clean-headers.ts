import type { IncomingMessage } from 'node:http'

/**
 * Headers that let a visitor influence Next's rendering or its caches. Next trusts them because it expects a platform in front of it that
 * sets or removes them.
 */
const STEERING =
  /^(content-security-policy(-report-only)?|x-nonce|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-invocation-id|x-matched-path|x-now-route-matches|x-next-resume-.*|next-resume|next-hmr-.*|next-instant-.*|x-prerender-.*|x-vercel-.*|x-original-url|x-rewrite-url|forwarded|x-forwarded-(host|server|port|proto|prefix|uri))$/

/**
 * Removes headers that influence Next, and sets the shop's own host and protocol. It keeps two that our own process sends to itself after a
 * save: a visitor would need a build secret to use them.
 */
export function cleanHeaders(request: IncomingMessage, shop: URL): void {
  const { headers } = request
  for (const name of Object.keys(headers)) if (STEERING.test(name)) delete headers[name]
  // Next compares a form's origin with these. Proxies write them in many ways, but the shop has only one address.
  headers.host = shop.host
  headers['x-forwarded-proto'] = shop.protocol.slice(0, -1)
  // The shop supports no other protocol, so an upgrade request is handled like any other.
  delete headers.upgrade
}
