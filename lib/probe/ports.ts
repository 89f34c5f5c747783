/** The ports that begin with TLS at once and that we connect to, with what listens there. No other port is ever connected to. */
export const PROBE_PORTS = [
  { port: 443, label: 'Web (443)' },
  { port: 8443, label: 'Web, other port (8443)' },
  { port: 465, label: 'Outgoing mail (465)' },
  { port: 993, label: 'IMAP mail (993)' },
  { port: 995, label: 'POP3 mail (995)' },
] as const

export type ProbePort = (typeof PROBE_PORTS)[number]['port']

/** Returns the port a text names, or null if we don't connect to it. */
export function readPort(text: string | number): ProbePort | null {
  return PROBE_PORTS.find(({ port }) => String(port) === String(text).trim())?.port ?? null
}

export function isWebPort(port: ProbePort): boolean {
  return port === 443 || port === 8443
}
