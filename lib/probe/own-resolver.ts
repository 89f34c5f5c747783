import { Resolver } from 'node:dns/promises'
import { env } from '../config/env'

/** Returns a resolver that uses the name servers in the settings, otherwise the system's. */
export function ownResolver(): Resolver {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 })
  if (env.DNS_SERVERS)
    resolver.setServers(env.DNS_SERVERS.map(({ host, port }) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)))
  return resolver
}
