import type { ServerResponse } from 'node:http'

/** How long a shared cache may serve a page that is the same for all visitors. Browsers revalidate each time and mostly get a 304. */
const SHARED_LIFE = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1'

/**
 * Shortens the time for which shared caches store a public page. Next allows five minutes, and a year while they revalidate. With the
 * shorter time an edit shows everywhere within five seconds, and no cache needs to be purged (docs/decisions/0032).
 */
export function shortenLife(response: ServerResponse): void {
  if (String(response.getHeader('cache-control') ?? '').includes('s-maxage')) response.setHeader('cache-control', SHARED_LIFE)
}
