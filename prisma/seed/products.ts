type Term = readonly [years: number, cents: number]

export type SeedProduct = {
  slug: string
  name: string
  summary: string
  description: string
  typeCode: string
  visible?: boolean
  /** Prices by certificate type, in US cents. More than one type adds the option "Certificate Type". */
  prices: Readonly<Record<string, readonly Term[]>>
}

/** The initial catalogue of a new shop. Staff adjust the prices in the back office. */
export const PRODUCTS: readonly SeedProduct[] = [
  {
    slug: 'rapidssl',
    name: 'RapidSSL',
    summary: 'Quickest to get; proves only that you control the domain.',
    description: 'For one address of a site, an API or a mail server, where a name in the address bar is all visitors need.',
    typeCode: 'rapidssl',
    prices: {
      rapidssl: [
        [1, 1900],
        [2, 3400],
        [3, 4800],
      ],
    },
  },
  {
    slug: 'sectigo-essential',
    name: 'Sectigo Essential',
    summary: 'Proves that you control the domain; the remaining days are added when you order again.',
    description: 'For one address. Order again up to 60 days before the end and the remaining days move to the new certificate.',
    typeCode: 'comodo-essential',
    prices: {
      'comodo-essential': [
        [1, 2400],
        [2, 4300],
        [3, 6000],
      ],
    },
  },
  {
    slug: 'geotrust-quickssl',
    name: 'GeoTrust QuickSSL',
    summary: 'Proves that you control the domain, under the GeoTrust name.',
    description: 'For one address, where a partner or a tender asks for GeoTrust.',
    typeCode: 'geotrust-quickssl',
    prices: {
      'geotrust-quickssl': [
        [1, 4900],
        [2, 8900],
        [3, 12500],
      ],
    },
  },
  {
    slug: 'geotrust-quickssl-premium',
    name: 'GeoTrust QuickSSL Premium',
    summary: 'The same validation as QuickSSL, for contracts that require this name.',
    description: 'For one address. Control of the domain can be proved by email, as with every certificate here.',
    typeCode: 'geotrust-quickssl-premium',
    prices: {
      'geotrust-quickssl-premium': [
        [1, 6900],
        [2, 12400],
        [3, 17500],
      ],
    },
  },
  {
    slug: 'sectigo-instant',
    name: 'Sectigo Instant',
    summary: 'Names your organisation in the certificate, checked against a public register.',
    description: 'For one address of a registered organisation. The name is visible to anyone who opens the certificate.',
    typeCode: 'comodo-instant',
    prices: {
      'comodo-instant': [
        [1, 5900],
        [2, 10600],
        [3, 15000],
      ],
    },
  },
  {
    slug: 'geotrust-true-businessid',
    name: 'GeoTrust True BusinessID',
    summary: 'Proves that your organisation exists and owns the domain.',
    description: 'For one address of a registered organisation, checked by DigiCert under the GeoTrust name.',
    typeCode: 'geotrust-truebizid',
    prices: {
      'geotrust-truebizid': [
        [1, 10900],
        [2, 19600],
        [3, 27900],
      ],
    },
  },
  {
    slug: 'sectigo-essential-wildcard',
    name: 'Sectigo Essential Wildcard',
    summary: 'Every direct sub-domain of one domain; proves that you control the domain.',
    description: 'For shop.example.com, mail.example.com and all others at the same level. New ones don’t need a new certificate.',
    typeCode: 'comodo-essential-wildcard',
    prices: {
      'comodo-essential-wildcard': [
        [1, 11900],
        [2, 21400],
        [3, 30400],
      ],
    },
  },
  {
    slug: 'sectigo-premium-wildcard',
    name: 'Sectigo Premium Wildcard',
    summary: 'Every direct sub-domain, with your organisation named in the certificate.',
    description: 'For all addresses at one level under the domain of a registered organisation.',
    typeCode: 'comodo-premium-wildcard',
    prices: {
      'comodo-premium-wildcard': [
        [1, 17900],
        [2, 32200],
        [3, 49900],
      ],
    },
  },
  {
    slug: 'geotrust-true-businessid-wildcard',
    name: 'GeoTrust True BusinessID Wildcard',
    summary: 'Every direct sub-domain of a checked organisation, under the GeoTrust name.',
    description: 'For all addresses at one level under the domain of a registered organisation, checked by DigiCert.',
    typeCode: 'geotrust-truebizid-wildcard',
    prices: {
      'geotrust-truebizid-wildcard': [
        [1, 34900],
        [2, 62800],
        [3, 89900],
      ],
    },
  },
  {
    slug: 'rapidssl-wildcard',
    name: 'RapidSSL Wildcard',
    summary: 'Every direct sub-domain of one domain, quickest to get.',
    description: 'For shop.example.com, mail.example.com and all others at the same level; proves only that you control the domain.',
    typeCode: 'rapidssl-wildcard',
    prices: {
      'rapidssl-wildcard': [
        [1, 10900],
        [2, 19600],
        [3, 27900],
      ],
    },
  },
  {
    slug: 'sectigo-multi-domain',
    name: 'Sectigo Multi-Domain',
    summary: 'Up to three names in one certificate, even from different domains.',
    description: 'For a server that serves several domains, such as Exchange. Each name is approved at its own domain.',
    typeCode: 'comodo-ucc-dv',
    prices: {
      'comodo-ucc-dv': [
        [1, 11900],
        [2, 21400],
      ],
      'comodo-ucc-ov': [
        [1, 15900],
        [2, 28600],
      ],
    },
  },
  {
    slug: 'sectigo-ev',
    name: 'Sectigo EV',
    summary: 'The strictest check of an organisation: register, address, phone and the person who orders.',
    description: 'For one address. Browsers don’t display it any differently from other certificates; the checked details are inside it.',
    typeCode: 'comodo-ev',
    prices: {
      'comodo-ev': [
        [1, 14900],
        [2, 26800],
      ],
    },
  },
  {
    slug: 'geotrust-true-businessid-ev',
    name: 'GeoTrust True BusinessID with EV',
    summary: 'The strictest check of an organisation, by DigiCert under the GeoTrust name.',
    description: 'For one address. Browsers don’t display it any differently from other certificates; the checked details are inside it.',
    typeCode: 'geotrust-truebizid-ev',
    prices: {
      'geotrust-truebizid-ev': [
        [1, 19900],
        [2, 35800],
      ],
    },
  },
  {
    slug: 'digicert-secure-site',
    name: 'DigiCert Secure Site',
    summary: 'DigiCert’s own brand in four grades: organisation or extended check, plain or Pro.',
    description: 'For one address of an organisation that must show a DigiCert certificate, for example to a bank or an auditor.',
    typeCode: 'verisign-secure-site',
    prices: {
      'verisign-secure-site': [
        [1, 34900],
        [2, 62800],
        [3, 89900],
      ],
      'verisign-secure-site-pro': [
        [1, 79500],
        [2, 143000],
      ],
      'verisign-secure-site-ev': [
        [1, 89500],
        [2, 161000],
      ],
      'verisign-secure-site-pro-ev': [[1, 129500]],
    },
  },
  {
    slug: 'sectigo-ev-sgc',
    name: 'Sectigo EV SGC',
    summary: 'The same check as Sectigo EV. SGC strengthened the encryption of browsers from before 2001; nothing needs it today.',
    description: 'For organisations whose rules still require it.',
    typeCode: 'comodo-ev-sgc',
    visible: false,
    prices: {
      'comodo-ev-sgc': [
        [1, 24900],
        [2, 44800],
      ],
    },
  },
]
