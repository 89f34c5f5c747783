import type { Authority } from './types'

type Identities = { label: string; names: readonly string[]; source: string; read: string }

/**
 * The names by which each authority recognises itself in CAA records; `names[0]` is the one to recommend. Authorities publish them in their
 * Certification Practice Statement, section 4.2 (Baseline Requirements §2.2).
 */
export const AUTHORITIES: Readonly<Record<Authority, Identities>> = {
  digicert: {
    label: 'DigiCert',
    names: [
      'digicert.com',
      'www.digicert.com',
      'digicert.ne.jp',
      'cybertrust.ne.jp',
      'symantec.com',
      'thawte.com',
      'geotrust.com',
      'rapidssl.com',
    ],
    source: 'DigiCert, docs.digicert.com: “DNS CAA resource record check”; knowledge.digicert.com: SO28344',
    read: '2026-11',
  },
  sectigo: {
    label: 'Sectigo',
    names: ['sectigo.com', 'comodo.com', 'comodoca.com', 'usertrust.com', 'trust-provider.com'],
    source: 'Sectigo’s statement of July 2018, repeated at ssl247.com: “Internal - CAA Records”',
    read: '2026-11',
  },
}
