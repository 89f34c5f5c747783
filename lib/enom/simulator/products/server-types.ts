import type { Family } from './products'

export type ServerType = { id: number; name: string; code: string }

const SYMANTEC: [number, string, string][] = [
  [1, 'Apache + MOD SSL', 'apachessl'],
  [2, 'Apache + Raven', 'apacheraven'],
  [3, 'Apache + SSLeay', 'apachessleay'],
  [4, 'C2Net Stronghold', 'c2net'],
  [7, 'IBM HTTP', 'ibmhttp'],
  [8, 'iPlanet Server 4.1', 'iplanet'],
  [9, 'Lotus Domino Go 4.6.2.51', 'dominogo4625'],
  [10, 'Lotus Domino Go 4.6.2.6+', 'dominogo4626'],
  [11, 'Lotus Domino 4.6+', 'domino'],
  [12, 'Microsoft IIS 4.0', 'iis4'],
  [13, 'Microsoft IIS 5.0', 'iis5'],
  [14, 'Netscape Enterprise/FastTrack', 'netscape'],
  [17, 'Zeus v3+', 'zeusv3'],
  [18, 'Other', 'other'],
  [20, 'Apache + OpenSSL', 'apacheopenssl'],
  [21, 'Apache 2', 'apache2'],
  [22, 'Apache + ApacheSSL', 'apacheapachessl'],
  [23, 'Cobalt Series', 'cobaltseries'],
  [24, 'Cpanel', 'cpanel'],
  [25, 'Ensim', 'ensim'],
  [26, 'Hsphere', 'hsphere'],
  [27, 'Ipswitch', 'ipswitch'],
  [28, 'Plesk', 'plesk'],
  [29, 'Jakarta-Tomcat', 'tomcat'],
  [30, 'WebLogic (all versions)', 'weblogic'],
  [31, "O'Reilly WebSite Professional", 'website'],
  [32, 'WebStar', 'webstar'],
  [33, 'Microsoft IIS 6.0', 'iis'],
]

// Numbered from 1000 in this order. The catalogue prints two names with a stray "old".
const COMODO = [
  'Otherold',
  'AOL',
  'Apache/ModSSL',
  'Apache-SSL (Ben-SSL, not Stronghold)',
  'C2Net Strongholdold',
  'Cobalt Raq',
  'Covalent Server Software',
  'IBM HTTP Server',
  'IBM Internet Connection Server',
  'iPlanet',
  'Java Web Server (Javasoft / Sun)',
  'Lotus Domino',
  'Lotus Domino Go!',
  'Microsoft IIS 1.x to 4.x',
  'Microsoft IIS 5.x and later',
  'Netscape Enterprise Server',
  'Netscape FastTrack',
  'Novell Web Server',
  'Oracle',
  'Quid Pro Quo',
  'R3 SSL Server',
  'Raven SSL',
  'RedHat Linux',
  'SAP Web Application Server',
  'Tomcat',
  'Website Professional',
  'WebStar 4.x and later',
  'Web Ten (from Tenon)',
  'Zeus Web Server',
  'Ensim',
  'Plesk',
  'WHM/cPanel',
  'H-Sphere',
]

/** The server software of each family, sorted by name as in CertGetCertDetail. */
export const SERVER_TYPES: Record<Family, readonly ServerType[]> = {
  symantec: byName(SYMANTEC.map(([id, name, code]) => ({ id, name, code }))),
  comodo: byName(COMODO.map((name, index) => ({ id: 1000 + index, name, code: String(1000 + index) }))),
}

function byName(types: ServerType[]): ServerType[] {
  return types.sort((a, b) => a.name.localeCompare(b.name))
}
