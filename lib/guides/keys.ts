/**
 * The server software that has a guide, identified by the keys in certificates/setup/server-software.ts. Other keys get the general guide.
 */
export const GUIDE_KEYS = [
  'nginx',
  'apache',
  'iis',
  'cpanel',
  'plesk',
  'tomcat',
  'haproxy',
  'caddy',
  'litespeed',
  'exchange',
  'azure',
  'aws',
  'google',
  'node',
  'mail',
  'rdp',
  'synology',
  'mikrotik',
  'other',
] as const

export type GuideKey = (typeof GUIDE_KEYS)[number]

/** Returns the guide for a stored key, or the general one. */
export function guideKey(text: string): GuideKey {
  return GUIDE_KEYS.find((key) => key === text) ?? 'other'
}
