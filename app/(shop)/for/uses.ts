import { type ProductView, type TypeView, typesOf } from '@/lib/catalog/schema'

/** A page for one use: who needs it, what to know, and which certificates fit. */
export type Use = {
  slug: string
  title: string
  description: string
  lead: string
  /** What to know before choosing, one sentence or two each. */
  points: readonly string[]
  fits: (type: TypeView) => boolean
}

/** Every use, in the order of the lists. */
export const USES: readonly Use[] = [
  {
    slug: 'wildcard',
    title: 'Wildcard certificates',
    description: 'One certificate for a domain and all its direct sub-domains: what it covers, what it does not, and what each one costs.',
    lead: 'One certificate for example.com and every name directly below it, such as shop.example.com and mail.example.com.',
    points: [
      'A wildcard replaces one part: *.example.com covers shop.example.com, but not a.shop.example.com.',
      'You can add sub-domains later without a new certificate.',
      'All servers share one key. If one of them is broken into, replace the certificate on all of them.',
      'Extended validation has no wildcards: industry rules forbid them.',
    ],
    fits: ({ wildcard }) => wildcard,
  },
  {
    slug: 'multi-domain',
    title: 'Multi-domain certificates (SAN, UCC)',
    description: 'Several names, also of different domains, in one certificate: how many are included, and who has to approve them.',
    lead: 'Several names in one certificate, from one domain or from several.',
    points: [
      'List all names in one request (CSR). Each name covers only itself.',
      'Someone has to approve each name.',
      'Visitors can read all names in the certificate.',
      'To change a name, replace the certificate with a new request.',
    ],
    fits: ({ multiDomain }) => multiDomain,
  },
  {
    slug: 'exchange',
    title: 'Certificates for Microsoft Exchange',
    description: 'Which certificate fits Microsoft Exchange: the names it needs, such as mail and autodiscover, and what it costs.',
    lead: 'Exchange needs one certificate with the name of its mail server and the autodiscover name.',
    points: [
      'The usual names are mail.example.com and autodiscover.example.com. Internal names such as exchange.local can’t be in a public certificate.',
      'A multi-domain certificate lists each of them. A wildcard covers them too.',
      'Exchange imports a PFX file. Your browser can make it from your key, and the key is not sent to us.',
    ],
    fits: ({ multiDomain, wildcard }) => multiDomain || wildcard,
  },
  {
    slug: 'domain-validation',
    title: 'Domain validation (DV) certificates',
    description: 'The quickest certificates: they prove control of the domain, and are issued minutes after one email is approved.',
    lead: 'They prove that you control the domain. Nothing else is checked, so they are issued in minutes.',
    points: [
      'You approve one email, sent to an address at your domain.',
      'The certificate does not name your organisation.',
      'They encrypt as strongly as any other certificate.',
      'If you can automate Let’s Encrypt, you may not need to buy one.',
    ],
    fits: ({ level }) => level === 'dv',
  },
  {
    slug: 'organisation-validation',
    title: 'Organisation validation (OV) certificates',
    description: 'Certificates that name your organisation: what the authority checks, how long it takes, and what they cost.',
    lead: 'They prove that your organisation exists and owns the domain, and they name it.',
    points: [
      'The authority looks your organisation up in a public register.',
      'It calls a phone number that it finds itself in a public directory.',
      'It usually takes one to three working days.',
    ],
    fits: ({ level }) => level === 'ov',
  },
  {
    slug: 'extended-validation',
    title: 'Extended validation (EV) certificates',
    description: 'Certificates with the strictest check of your organisation: what is asked, how long it takes, and what they cost.',
    lead: 'They prove that your organisation passed the strictest check.',
    points: [
      'The authority also checks your address, and that you may order for the organisation.',
      'It usually takes three to seven working days.',
      'Browsers show the organisation only in the certificate’s details, not in the address bar.',
    ],
    fits: ({ level }) => level === 'ev',
  },
  {
    slug: 'one-site',
    title: 'Certificates for one site',
    description: 'Certificates for a single name such as www.example.com: the simplest choice for a site, an API or a mail server.',
    lead: 'One name is the simplest choice for a site, an API or a mail server.',
    points: [
      'A certificate for www.example.com covers example.com too.',
      'Any other name, such as shop.example.com, needs its own certificate or a wildcard.',
    ],
    fits: ({ wildcard, multiDomain }) => !wildcard && !multiDomain,
  },
]

export function pathOf({ slug }: Pick<Use, 'slug'>): string {
  return `/for/${slug}`
}

/** Returns the products with a type that fits, each with only the choices that fit. */
export function productsFor(use: Use, products: readonly ProductView[]): ProductView[] {
  return products.flatMap((product) => {
    const [type] = typesOf(product).filter(use.fits)
    const choices = product.choices.filter((choice) => use.fits(choice.type))
    return type ? [{ ...product, type, choices }] : []
  })
}
