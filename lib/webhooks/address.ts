import { isIP } from 'node:net'
import { env } from '../config/env'
import { isPublicAddress } from '../config/public-address'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export type AddressRefusal = { code: 'not-an-address' | 'not-https' | 'has-login' | 'private-address' }

/** Returns what is wrong with an endpoint's URL, without any network lookup, or null. */
export function addressFault(text: string): AddressRefusal | null {
  if (!URL.canParse(text)) return { code: 'not-an-address' }
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol)) return { code: 'not-an-address' }
  if (url.username || url.password) return { code: 'has-login' }
  if (isOwnMachine(url)) return null
  if (url.protocol !== 'https:') return { code: 'not-https' }
  const host = bareHost(url)
  const isInside = (isIP(host) !== 0 && !isPublicAddress(host)) || LOOPBACK.includes(url.hostname)
  return isInside ? { code: 'private-address' } : null
}

/** Returns a URL for the audit log and emails. Its path and query may contain the receiver's secret, so only their presence is shown. */
export function withoutPath(text: string): string {
  const { origin, pathname, search } = new URL(text)
  return pathname === '/' && search === '' ? origin : `${origin}/…`
}

/** Returns the fields of an endpoint that the audit log stores. */
export function recorded<Endpoint extends { url: string }>(endpoint: Endpoint): Endpoint {
  return { ...endpoint, url: withoutPath(endpoint.url) }
}

/** Returns whether a URL points to localhost in a test shop, where receivers are tried out. */
export function isOwnMachine({ hostname }: URL): boolean {
  return (env.NODE_ENV !== 'production' || env.KEELMARK_REHEARSAL) && LOOPBACK.includes(hostname)
}

/** Returns the host without the brackets of an IPv6 address. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}
