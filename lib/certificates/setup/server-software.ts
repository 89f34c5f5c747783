/** The server software a buyer can name. The keys are kept in Issuance.serverSoftware; registrar/translation/server-types.ts maps them to Enom's ids. */
export const SERVER_SOFTWARE = [
  { key: 'nginx', label: 'nginx' },
  { key: 'apache', label: 'Apache' },
  { key: 'iis', label: 'Microsoft IIS' },
  { key: 'cpanel', label: 'cPanel' },
  { key: 'plesk', label: 'Plesk' },
  { key: 'tomcat', label: 'Tomcat or another Java server' },
  { key: 'haproxy', label: 'HAProxy' },
  { key: 'caddy', label: 'Caddy' },
  { key: 'litespeed', label: 'LiteSpeed' },
  { key: 'exchange', label: 'Microsoft Exchange' },
  { key: 'azure', label: 'Microsoft Azure' },
  { key: 'aws', label: 'Amazon Web Services' },
  { key: 'google', label: 'Google Cloud' },
  { key: 'node', label: 'Node.js' },
  { key: 'mail', label: 'Postfix and Dovecot' },
  { key: 'rdp', label: 'Windows Remote Desktop' },
  { key: 'synology', label: 'Synology' },
  { key: 'mikrotik', label: 'MikroTik' },
  { key: 'other', label: 'I don’t know, or another one' },
] as const

export type ServerSoftwareKey = (typeof SERVER_SOFTWARE)[number]['key']

/** Returns the key if it is one of ours, otherwise null. */
export function readServerSoftware(text: string): ServerSoftwareKey | null {
  return SERVER_SOFTWARE.find(({ key }) => key === text)?.key ?? null
}

/** Returns the display name of a server software. A key from an older release gives "Another server". */
export function serverSoftwareLabel(key: string): string {
  return SERVER_SOFTWARE.find((software) => software.key === key)?.label ?? 'Another server'
}
