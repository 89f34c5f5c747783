/**
 * Tells Next where this process listens. After a save Next requests the next page from itself. Behind a proxy with TLS it would otherwise
 * use https, which nothing speaks here. Call it before Next starts.
 */
export function tellNext({ hostname, port }: { hostname: string; port: number }): void {
  const host = hostname === '0.0.0.0' || hostname === '::' ? '127.0.0.1' : hostname.includes(':') ? `[${hostname}]` : hostname
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${host}:${port}`
}
