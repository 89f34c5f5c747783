import { env } from '../config/env'

const MAX_PATH_LENGTH = 2000

/**
 * Returns `wanted` if it leads to a page of this shop, otherwise `fallback`, so that a link to the shop never redirects anyone to another
 * site. The check uses the address as a browser would resolve it, because dot segments turn `/..//host` into `//host`.
 */
export function safePath(wanted: string | undefined | null, fallback: string): string {
  if (!wanted || wanted.length > MAX_PATH_LENGTH || !/^\/[\x21-\x7e]*$/.test(wanted)) return fallback
  const target = pathOf(wanted)
  // Reject a path that resolves differently the second time, because it is not the one that was checked.
  return target !== null && isOwnPath(target) && pathOf(target) === target ? target : fallback
}

function pathOf(text: string): string | null {
  const url = URL.canParse(text, env.APP_URL) ? new URL(text, env.APP_URL) : null
  return url?.origin === env.APP_URL ? `${url.pathname}${url.search}` : null
}

/** Returns whether a path has no empty segments and no disguised slashes: proxies and browsers disagree about `%2f` and backslashes. */
function isOwnPath(target: string): boolean {
  const [path = ''] = target.split('?')
  return path.startsWith('/') && !path.includes('//') && !/\\|%2f|%5c/i.test(path)
}
