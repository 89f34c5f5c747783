import { SHARED_CALLER } from './rate-limit'

/** Returns the part of a network address that its user may recognise: `203.0.113.*` or `2001:db8:1:*`. Null if the address is unknown. */
export function coarseNetwork(ip: string): string | null {
  if (ip === SHARED_CALLER) return null
  const ipv4 = /^(\d+\.\d+\.\d+)\.\d+$/.exec(ip)
  return ipv4 ? `${ipv4[1]}.*` : `${ip.split(':').slice(0, 3).join(':')}:*`
}
