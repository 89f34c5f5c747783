/** Enom's two servers. Each has its own accounts and passwords, which are never sent to the other. */
const HOSTS = { live: 'reseller.enom.com', test: 'resellertest.enom.com' } as const

export type EnomServer = keyof typeof HOSTS

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Returns why accounts of a server must not be used at an address, or null if they may be. Each server has one HTTPS address. A rehearsal
 * may instead use a local address on which a simulator runs.
 */
export function enomAddressFault(server: EnomServer, url: string, { rehearsal }: { rehearsal: boolean }): string | null {
  const { protocol, host, hostname, username, search, hash } = new URL(url)
  if (username || search || hash) return 'must have no login, query or fragment'
  if (protocol === 'https:' && host === HOSTS[server]) return null
  if (rehearsal && LOOPBACK_HOSTS.has(hostname)) return null
  return `must be at https://${HOSTS[server]}, or unset`
}
