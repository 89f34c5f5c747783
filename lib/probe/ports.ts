/** The ports that we connect to. All use TLS from the start: web, a second web port, outgoing email, IMAP, POP3. */
export const PROBE_PORTS = [443, 8443, 465, 993, 995] as const

export type ProbePort = (typeof PROBE_PORTS)[number]

/** Returns the port a text names, or null if we don't connect to it. */
export function readPort(text: string | number): ProbePort | null {
  return PROBE_PORTS.find((port) => String(port) === String(text).trim()) ?? null
}

export function isWebPort(port: ProbePort): boolean {
  return port === 443 || port === 8443
}
