/**
 * Tells Next where this process listens. After a save it asks the next page of itself; behind a proxy with TLS it would
 * otherwise do so by https, which nothing speaks here. Must be called before Next starts.
 */
export function tellNext({ hostname, port }: { hostname: string; port: number }): void {
  const host = hostname === '0.0.0.0' || hostname === '::' ? '127.0.0.1' : hostname.includes(':') ? `[${hostname}]` : hostname
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${host}:${port}`
}
