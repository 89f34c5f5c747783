import { BlockList, isIP } from 'node:net'

/** Networks that are never reachable over the internet (IANA's special-purpose address registries, RFC 6890). */
const NOT_PUBLIC = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    // 6to4 relays.
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
  // 2002::/16 is 6to4, which can embed any IPv4 address.
  ipv6: ['::/3', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '4000::/2', '8000::/1'],
} as const

const blocked = { ipv4: listOf('ipv4'), ipv6: listOf('ipv6') }

/** Returns whether a string is an IP address that is reachable over the internet. */
export function isPublicAddress(text: string): boolean {
  const version = isIP(text)
  // A zone identifies one of our own interfaces.
  if (version === 0 || text.includes('%')) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  return !blocked[family].check(text, family)
}

/** Each address family has its own list, because in a mixed list an IPv4 address would also match through its IPv6 form. */
function listOf(family: keyof typeof NOT_PUBLIC): BlockList {
  const list = new BlockList()
  for (const network of NOT_PUBLIC[family]) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}
