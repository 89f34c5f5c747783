import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'

/**
 * The server software that a buyer can choose. Entries without a label have one in each language (`servers` in the messages). The keys are
 * stored in Issuance.serverSoftware; registrar/translation/server-types.ts maps them to Enom's ids.
 */
export const SERVER_SOFTWARE = [
  { key: 'nginx', label: 'nginx' },
  { key: 'apache', label: 'Apache' },
  { key: 'iis', label: 'Microsoft IIS' },
  { key: 'cpanel', label: 'cPanel' },
  { key: 'plesk', label: 'Plesk' },
  { key: 'tomcat' },
  { key: 'haproxy', label: 'HAProxy' },
  { key: 'caddy', label: 'Caddy' },
  { key: 'litespeed', label: 'LiteSpeed' },
  { key: 'exchange', label: 'Microsoft Exchange' },
  { key: 'azure', label: 'Microsoft Azure' },
  { key: 'aws', label: 'Amazon Web Services' },
  { key: 'google', label: 'Google Cloud' },
  { key: 'node', label: 'Node.js' },
  { key: 'mail' },
  { key: 'rdp' },
  { key: 'synology', label: 'Synology' },
  { key: 'mikrotik', label: 'MikroTik' },
  { key: 'other' },
] as const

export type ServerSoftwareKey = (typeof SERVER_SOFTWARE)[number]['key']

/** Returns the key if it is known, otherwise null. */
export function readServerSoftware(text: string): ServerSoftwareKey | null {
  return SERVER_SOFTWARE.find(({ key }) => key === text)?.key ?? null
}

/** Returns the display name of a server software; "Another server" for a key from an older release. */
export function serverSoftwareLabel(key: string, language: Language = DEFAULT_LANGUAGE): string {
  const known = SERVER_SOFTWARE.find((software) => software.key === key)
  if (known && 'label' in known) return known.label
  return wordsOf(language, 'servers')(known?.key ?? 'another')
}
