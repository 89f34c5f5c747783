/** The server software there is a guide for: the keys of certificates/setup/server-software.ts. A key unknown here gets the general guide. */
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

/** The guide for a stored key; the general one when there is none. */
export function guideKey(text: string): GuideKey {
  return GUIDE_KEYS.find((key) => key === text) ?? 'other'
}
