import type { Resolver } from 'node:dns/promises'
import type { Lookup } from './types'

/**
 * Returns every IPv4 and IPv6 address of a name, looked up once. Only name servers are queried, never this machine's hosts file, so that a
 * name cannot refer to an internal host.
 */
export async function resolveHost(host: string, resolver: Pick<Resolver, 'resolve4' | 'resolve6'>): Promise<Lookup> {
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const addresses = [...new Set(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])))]
  if (addresses.length) return { found: 'addresses', addresses }
  const codes = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason?.code) : 'ENODATA'))
  if (codes.includes('ENOTFOUND')) return { found: 'no_such_name' }
  return { found: codes.every((code) => code === 'ENODATA') ? 'no_address' : 'lookup_failed' }
}
