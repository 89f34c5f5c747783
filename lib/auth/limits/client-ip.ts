import { isIP } from 'node:net'
import { headers } from 'next/headers'
import { env } from '../../config/env'
import { SHARED_CALLER } from './rate-limit'

/** The network address that asks, for counting tries only. */
export async function clientIp(): Promise<string> {
  return addressIn((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXIES)
}

/**
 * The address that the outermost of our own proxies saw, where each of them appends to X-Forwarded-For whom it was asked by.
 * Entries before that are whatever the caller claims. With no proxy of ours nothing in the header can be told from a claim
 * (Next writes the true address there only when the header is missing), so all callers count together. So do all whose entry
 * is not an address: otherwise someone who invents entries would be a new caller each time.
 */
export function addressIn(forwardedFor: string | null, trustedProxies: number): string {
  if (trustedProxies === 0) return SHARED_CALLER
  return readAddress(forwardedFor?.split(',').at(-trustedProxies) ?? '') ?? SHARED_CALLER
}

/** A connection that has an IPv6 address has all of its /64, so that is what counts. IPv4 written as IPv6 is the IPv4 address. */
function readAddress(entry: string): string | null {
  const address = withoutPort(entry.trim().replace(/^"([^"]*)"$/, '$1'))
  if (isIP(address) === 4) return address
  // A zone names an interface of the machine that wrote it, not another caller.
  const unzoned = address.replace(/%[^%]*$/, '')
  if (isIP(unzoned) !== 6) return null
  const groups = groupsOf(unzoned)
  return mappedIPv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)
  return bracketed?.[1] ?? text.replace(/^([\d.]+):\d{1,5}$/, '$1')
}

/** The eight groups of an IPv6 address. The URL parser writes every spelling of one address the same way. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [first = [], last = []] = [head, tail].map((part) => (part ? part.split(':') : []))
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
}

/** RFC 4291 §2.5.5.2. */
function mappedIPv4(groups: readonly string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const bytes = groups.slice(6).flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
  return bytes.join('.')
}
