import { isIP } from 'node:net'

/** Returns why a list of name servers cannot be used, or null if it can. */
export function nameServersFault(text: string): string | null {
  const faulty = text.split(',').some((entry) => readNameServer(entry.trim()) === null)
  return faulty ? 'must be IP addresses, with or without a port, separated by commas: 192.0.2.53, [2001:db8::53]:53' : null
}

/** Parses a valid list. */
export function readNameServers(text: string): { host: string; port: number }[] {
  return text.split(',').flatMap((entry) => readNameServer(entry.trim()) ?? [])
}

/** Parses `1.2.3.4`, `1.2.3.4:53`, `::1` or `[::1]:53`; null for anything else. */
export function readNameServer(text: string): { host: string; port: number } | null {
  if (isIP(text)) return { host: text, port: 53 }
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? []
  const host = bracketed ?? plain
  return isIP(host) && Number(port) > 0 && Number(port) < 65_536 ? { host, port: Number(port) } : null
}
