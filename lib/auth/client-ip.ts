import { headers } from 'next/headers'

/**
 * The network address that asks, for counting tries only. It is the last entry of X-Forwarded-For: the one written by the proxy
 * in front of the shop (or by Next itself where there is none). Earlier entries are whatever the caller claims.
 */
export async function clientIp(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',').at(-1)?.trim() || 'unknown'
}
