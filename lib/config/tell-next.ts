/**
 * Tells Next the address on which this process listens. After a server action, Next requests the following page from itself. Behind a TLS
 * proxy it would otherwise use https, which this process does not serve. Call this function before Next starts.
 */
export function tellNext({ hostname, port }: { hostname: string; port: number }): void {
  const host = hostname === '0.0.0.0' || hostname === '::' ? '127.0.0.1' : hostname.includes(':') ? `[${hostname}]` : hostname
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${host}:${port}`
}
