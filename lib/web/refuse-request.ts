import type { IncomingMessage } from 'node:http'

/** `foreign`: a form from another site. `address`: an address that can’t be read. */
export type Refusal = { status: 400 | 403 | 413; why: 'foreign' | 'tooLarge' | 'address' }

/** The largest form that is accepted, equal to Next's own limit. */
const LARGEST_FORM = 1024 * 1024

const UNREADABLE = { status: 400, why: 'address' } as const

/** Returns what is wrong with a request before it is read, or null if it may continue. */
export function refuseRequest(request: IncomingMessage, shop: URL): Refusal | null {
  return refuseAddress(request) ?? refuseForm(request, shop)
}

function refuseAddress({ url = '', httpVersionMajor, httpVersionMinor, rawHeaders, headers }: IncomingMessage): Refusal | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  const needsHost = httpVersionMajor === 1 && httpVersionMinor >= 1
  if (hosts > 1 || (needsHost && !headers.host)) return UNREADABLE
  return url.startsWith('/') && isReadable(url.split('?')[0] ?? '') ? null : UNREADABLE
}

/** Returns whether a path can be looked up: it is well-formed and has no control characters. */
function isReadable(path: string): boolean {
  if (/^[\w./~-]*$/.test(path)) return true
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

function refuseForm({ method = 'GET', url = '', headers }: IncomingMessage, shop: URL): Refusal | null {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || url.startsWith('/api/')) return null
  if (headers.origin !== shop.origin) return { status: 403, why: 'foreign' }
  if (Number(headers['content-length'] ?? 0) > LARGEST_FORM) return { status: 413, why: 'tooLarge' }
  return null
}
