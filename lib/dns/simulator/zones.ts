import type { Answer } from 'dns-packet'

/**
 * One domain and all names in it.
 * - missing: it is not registered
 * - bogus: its DNSSEC signatures are invalid - signed: its DNSSEC signatures are valid - silent: its name servers never respond
 */
export type Zone = { state?: 'missing' | 'bogus' | 'signed' | 'silent'; records: Answer[] }
export type Zones = Readonly<Record<string, Zone>>

const ADDRESS = '93.184.216.34'

export const a = (name: string, data = ADDRESS): Answer => ({ type: 'A', name, ttl: 300, data })
export const cname = (name: string, data: string): Answer => ({ type: 'CNAME', name, ttl: 300, data })
export const mx = (name: string, exchange: string, preference = 10): Answer => ({
  type: 'MX',
  name,
  ttl: 300,
  data: { preference, exchange },
})
export const txt = (name: string, ...data: string[]): Answer => ({ type: 'TXT', name, ttl: 300, data })
const caa = (name: string, tag: string, value: string, flags = 0): Answer => ({
  type: 'CAA',
  name,
  ttl: 300,
  // The package's types know only three tags; DNS has more.
  data: { flags, tag: tag as 'issue', value },
})

/** Returns the records of a valid domain. */
export const sound = (domain: string): Answer[] => [a(domain), a(`www.${domain}`), mx(domain, `mail.${domain}`), a(`mail.${domain}`)]

/** Domains for trying out each finding, and the demo's sender. Every other domain is valid. */
export const BROKEN_ZONES: Zones = {
  'keelmark.example': {
    records: [
      ...sound('keelmark.example'),
      txt('keelmark.example', 'v=spf1 mx -all'),
      txt('_dmarc.keelmark.example', 'v=DMARC1; p=reject'),
    ],
  },
  'keelmark-missing.com': { state: 'missing', records: [] },
  'keelmark-dnssec.com': { state: 'bogus', records: sound('keelmark-dnssec.com') },
  'keelmark-signed.com': { state: 'signed', records: sound('keelmark-signed.com') },
  'keelmark-silent.com': { state: 'silent', records: [] },
  'keelmark-caa.com': {
    records: [
      ...sound('keelmark-caa.com'),
      caa('keelmark-caa.com', 'issue', 'letsencrypt.org'),
      caa('keelmark-caa.com', 'issue', 'Sectigo.com; account=1'),
      caa('free.keelmark-caa.com', 'issue', 'digicert.com'),
      caa('nobody.keelmark-caa.com', 'issue', ';'),
      caa('star.keelmark-caa.com', 'issue', 'digicert.com'),
      caa('star.keelmark-caa.com', 'issuewild', ';'),
      caa('critical.keelmark-caa.com', 'tbs', 'unknown', 128),
      caa('limited.keelmark-caa.com', 'issue', 'digicert.com; accounturi=https://example.com/1'),
      cname('alias.keelmark-caa.com', 'free.keelmark-caa.com'),
      ...Array.from({ length: 40 }, (_, at) => caa('many.keelmark-caa.com', 'issue', `authority-number-${at}.example.com`)),
    ],
  },
  'keelmark-nullmx.com': { records: [a('keelmark-nullmx.com'), mx('keelmark-nullmx.com', '.', 0)] },
  'keelmark-nomail.com': { records: [a('www.keelmark-nomail.com')] },
  'keelmark-deadmail.com': { records: [a('keelmark-deadmail.com'), mx('keelmark-deadmail.com', 'mail.keelmark-missing.com')] },
  'keelmark-webonly.com': { records: [a('keelmark-webonly.com')] },
}
