import { isIP } from 'node:net'
import { headers } from 'next/headers'
import { env } from '../../config/env'
import { SHARED_CALLER } from './rate-limit'

/** Returns the caller's network address, for rate limits and the security log. */
export async function clientIp(): Promise<string> {
  return addressIn((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXIES)
}

/**
 * Returns the address seen by the outermost of our own proxies. Each of them appends its caller's address to X-Forwarded-For; earlier
 * entries are whatever the caller claims. Without such a proxy, nothing in the header can be trusted (Next writes the real address only
 * when the header is missing), so all callers are counted together. Callers whose entry is not an address are also counted together,
 * because anyone could invent a new entry each time.
 */
export function addressIn(forwardedFor: string | null, trustedProxies: number): string {
  if (trustedProxies === 0) return SHARED_CALLER
  return readAddress(forwardedFor?.split(',').at(-trustedProxies) ?? '') ?? SHARED_CALLER
}

/**
 * Returns the address to count, or null if the entry is not an address. IPv6 addresses are counted by their /64, because one connection
 * owns all of it. An IPv4-mapped IPv6 address is counted as the IPv4 address.
 */
function readAddress(entry: string): string | null {
  const address = withoutPort(entry.trim().replace(/^"([^"]*)"$/, '$1'))
  if (isIP(address) === 4) return address
  // A zone names a network interface, not another caller.
  const unzoned = address.replace(/%[^%]*$/, '')
  if (isIP(unzoned) !== 6) return null
  const groups = groupsOf(unzoned)
  return mappedIPv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)
  return bracketed?.[1] ?? text.replace(/^([\d.]+):\d{1,5}$/, '$1')
}

/** Returns the eight groups of an IPv6 address. The URL parser normalises every spelling of an address to the same form. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [first = [], last = []] = [head, tail].map((part) => (part ? part.split(':') : []))
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
}

/** Returns the IPv4 address inside an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2), or null. */
function mappedIPv4(groups: readonly string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const bytes = groups.slice(6).flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
  return bytes.join('.')
}
