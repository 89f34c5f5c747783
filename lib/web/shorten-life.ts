import type { ServerResponse } from 'node:http'

/**
 * How long a cache in front may serve what is the same for all visitors. Browsers ask again each time, and mostly get a 304.
 */
const SHARED_LIFE = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1'

/**
 * Shortens the time for which shared caches keep a public page. Next tells them five minutes, and a year while they ask again. With this an
 * edit is seen everywhere within five seconds, and no cache has to be told (docs/decisions/0032).
 */
export function shortenLife(response: ServerResponse): void {
  if (String(response.getHeader('cache-control') ?? '').includes('s-maxage')) response.setHeader('cache-control', SHARED_LIFE)
}
