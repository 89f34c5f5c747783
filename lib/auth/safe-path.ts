import { env } from '../config/env'

/**
 * `wanted` if it is a path of this shop, else `fallback`: nobody is sent to a stranger's site by a link to ours.
 * Refuses `//host`, `/\host`, other schemes and control characters, whatever way a browser would read them.
 */
export function safePath(wanted: string | undefined | null, fallback: string): string {
  if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return fallback
  const url = new URL(wanted, env.APP_URL)
  return url.origin === env.APP_URL ? `${url.pathname}${url.search}` : fallback
}
