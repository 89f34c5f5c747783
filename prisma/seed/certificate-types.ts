import type { Prisma } from '../../lib/db/generated/client'

type TypeRow = Omit<Prisma.CertificateTypeCreateManyInput, 'position'>

const MINUTES = 'Minutes after you approve an email'
const DAYS_OV = '1–3 working days'
const DAYS_EV = '3–7 working days'

// DigiCert's brands: reorder up to 30 days before expiry; remaining days are lost. Sectigo: reorder up to 60 days before expiry; remaining
// days are added. Enom help centre, read November 2026.
const digicert = { family: 'symantec', reorderDays: 30, carriesOver: false } as const
const sectigo = { family: 'comodo', reorderDays: 60, carriesOver: true } as const

const dv = { level: 'dv', maxYears: 3, usualWait: MINUTES } as const
const ov = { level: 'ov', maxYears: 3, usualWait: DAYS_OV } as const
const ev = { level: 'ev', maxYears: 2, usualWait: DAYS_EV } as const

// The price includes three names. Enom help centre, read November 2026.
const severalNames = { wildcard: false, multiDomain: true, namesIncluded: 3 } as const

/**
 * Enom's certificate products: the original sixteen, then later additions. Numbers, service names and terms: Enom AddToCart and
 * CertGetCerts pages. `name` is the current brand: Comodo became Sectigo, and VeriSign's and GeoTrust's certificates come from DigiCert. To
 * add an Enom type, add a row.
 */
const ROWS: readonly TypeRow[] = [
  {
    code: 'rapidssl',
    enomProdType: 23,
    enomService: 'Certificate-RapidSSL-RapidSSL',
    brand: 'RapidSSL',
    name: 'RapidSSL',
    wildcard: false,
    ...digicert,
    ...dv,
  },
  {
    code: 'geotrust-quickssl',
    enomProdType: 26,
    enomService: 'Certificate-GeoTrust-QuickSSL',
    brand: 'GeoTrust',
    name: 'GeoTrust QuickSSL',
    wildcard: false,
    ...digicert,
    ...dv,
  },
  {
    code: 'geotrust-quickssl-premium',
    enomProdType: 20,
    enomService: 'Certificate-GeoTrust-QuickSSL-Premium',
    brand: 'GeoTrust',
    name: 'GeoTrust QuickSSL Premium',
    wildcard: false,
    ...digicert,
    ...dv,
  },
  {
    code: 'geotrust-truebizid',
    enomProdType: 21,
    enomService: 'Certificate-GeoTrust-TrueBizID',
    brand: 'GeoTrust',
    name: 'GeoTrust True BusinessID',
    wildcard: false,
    ...digicert,
    ...ov,
  },
  {
    code: 'geotrust-truebizid-wildcard',
    enomProdType: 27,
    enomService: 'Certificate-GeoTrust-TrueBizID-Wildcard',
    brand: 'GeoTrust',
    name: 'GeoTrust True BusinessID Wildcard',
    wildcard: true,
    ...digicert,
    ...ov,
  },
  {
    code: 'geotrust-truebizid-ev',
    enomProdType: 24,
    enomService: 'Certificate-GeoTrust-TrueBizID-EV',
    brand: 'GeoTrust',
    name: 'GeoTrust True BusinessID with EV',
    wildcard: false,
    ...digicert,
    ...ev,
  },
  {
    code: 'comodo-essential',
    enomProdType: 211,
    enomService: 'Certificate-Comodo-Essential',
    brand: 'Sectigo',
    name: 'Sectigo Essential',
    formerName: 'Comodo Essential',
    wildcard: false,
    ...sectigo,
    ...dv,
  },
  {
    code: 'comodo-instant',
    enomProdType: 212,
    enomService: 'Certificate-Comodo-Instant',
    brand: 'Sectigo',
    name: 'Sectigo Instant',
    formerName: 'Comodo Instant',
    wildcard: false,
    ...sectigo,
    ...ov,
  },
  {
    code: 'comodo-premium-wildcard',
    enomProdType: 213,
    enomService: 'Certificate-Comodo-Premium-Wildcard',
    brand: 'Sectigo',
    name: 'Sectigo Premium Wildcard',
    formerName: 'Comodo Premium Wildcard',
    wildcard: true,
    ...sectigo,
    ...ov,
  },
  {
    code: 'comodo-essential-wildcard',
    enomProdType: 214,
    enomService: 'Certificate-Comodo-Essential-Wildcard',
    brand: 'Sectigo',
    name: 'Sectigo Essential Wildcard',
    formerName: 'Comodo Essential Wildcard',
    wildcard: true,
    ...sectigo,
    ...dv,
  },
  {
    code: 'comodo-ev',
    enomProdType: 221,
    enomService: 'Certificate-Comodo-EV',
    brand: 'Sectigo',
    name: 'Sectigo EV',
    formerName: 'Comodo EV',
    wildcard: false,
    ...sectigo,
    ...ev,
  },
  {
    code: 'comodo-ev-sgc',
    enomProdType: 222,
    enomService: 'Certificate-Comodo-EV-SGC',
    brand: 'Sectigo',
    name: 'Sectigo EV SGC',
    formerName: 'Comodo EV SGC',
    wildcard: false,
    ...sectigo,
    ...ev,
  },
  {
    code: 'verisign-secure-site',
    enomProdType: 180,
    enomService: 'Certificate-VeriSign-Secure-Site',
    brand: 'DigiCert',
    name: 'DigiCert Secure Site',
    formerName: 'VeriSign Secure Site',
    wildcard: false,
    ...digicert,
    ...ov,
  },
  {
    code: 'verisign-secure-site-pro',
    enomProdType: 181,
    enomService: 'Certificate-VeriSign-Secure-Site-Pro',
    brand: 'DigiCert',
    name: 'DigiCert Secure Site Pro',
    formerName: 'VeriSign Secure Site Pro',
    wildcard: false,
    ...digicert,
    ...ov,
  },
  {
    code: 'verisign-secure-site-ev',
    enomProdType: 182,
    enomService: 'Certificate-VeriSign-Secure-Site-EV',
    brand: 'DigiCert',
    name: 'DigiCert Secure Site EV',
    formerName: 'VeriSign Secure Site EV',
    wildcard: false,
    ...digicert,
    ...ev,
  },
  {
    code: 'verisign-secure-site-pro-ev',
    enomProdType: 183,
    enomService: 'Certificate-VeriSign-Secure-Site-Pro-EV',
    brand: 'DigiCert',
    name: 'DigiCert Secure Site Pro EV',
    formerName: 'VeriSign Secure Site Pro EV',
    wildcard: false,
    ...digicert,
    ...ev,
  },
  {
    code: 'rapidssl-wildcard',
    enomProdType: 285,
    enomService: 'Certificate-RapidSSL-RapidSSL-Wildcard',
    brand: 'RapidSSL',
    name: 'RapidSSL Wildcard',
    wildcard: true,
    ...digicert,
    ...dv,
  },
  {
    code: 'comodo-ucc-dv',
    enomProdType: 270,
    enomService: 'Certificate-Comodo-UCC-DV',
    brand: 'Sectigo',
    name: 'Sectigo Multi-Domain',
    formerName: 'Comodo UCC DV',
    ...severalNames,
    ...sectigo,
    ...dv,
  },
  {
    code: 'comodo-ucc-ov',
    enomProdType: 274,
    enomService: 'Certificate-Comodo-UCC-OV',
    brand: 'Sectigo',
    name: 'Sectigo Multi-Domain OV',
    formerName: 'Comodo UCC OV',
    ...severalNames,
    ...sectigo,
    ...ov,
  },
]

export const CERTIFICATE_TYPES = ROWS.map((row, index) => ({ ...row, formerName: row.formerName ?? null, position: index + 1 }))
