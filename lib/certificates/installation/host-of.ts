/** Returns the name to check unless the buyer chooses another: the certificate's first name, or `www` below a wildcard. */
export function defaultHost({ domainName, names }: { domainName: string | null; names: readonly string[] }): string {
  return (domainName ?? names[0] ?? '').toLowerCase().replace(/^\*\./, 'www.')
}

/**
 * Returns whether a certificate with these names is valid for this host: the host is listed, or exactly one label below a wildcard (RFC
 * 6125 §6.4.3).
 */
export function coversHost(host: string, names: readonly string[]): boolean {
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(host)) return false
  const listed = names.map((name) => name.toLowerCase())
  return listed.includes(host) || listed.includes(host.replace(/^[^.]+\./, '*.'))
}
