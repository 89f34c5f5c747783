import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { ShopFrame } from '@/components/layout/shop-frame'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { SEEDED_PRODUCTS as SOLD } from '@/lib/catalog/testing/seeded-products'
import type { NameReport } from '@/lib/dns/types'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { messagesOf } from '@/lib/languages/text'
import { LANGUAGE_NAMES } from '@/lib/languages/types'
import { LEGAL_PAGES } from '@/lib/legal/schema'
import { CERTIFICATE_TYPES } from '@/prisma/seed/certificate-types'
import { HomeView } from './_components/home-view'
import { LegalView } from './_components/legal-view'
import { MissingView } from './_components/missing-view'
import { CatalogueView } from './certificates/_components/catalogue-view'
import { ProductContent } from './certificates/_components/product-content'
import { CompareView } from './compare/_components/compare-view'
import { FindView } from './find/_components/find-view'
import { readQuery } from './find/read-query'
import { UseView } from './for/_components/use-view'
import { USES } from './for/uses'
import { HelpView } from './help/_components/help-view'
import { ToolsView } from './tools/_components/tools-view'
import { DnsView } from './tools/dns-check/_components/dns-view'
import { LifetimesView } from './tools/file-lifetimes/_components/lifetimes-view'
import { readTerm } from './tools/file-lifetimes/read-term'

/*
 * Renders each translated page in a made-up language in which every message is in brackets. A sentence without brackets has not been
 * translated.
 */

/** Names, addresses and text written by staff are not translated. */
const DATA = [
  ...SOLD.flatMap(({ name, summary, description, choices }) => [name, summary, description, ...choices.map(({ type }) => type.name)]),
  ...CERTIFICATE_TYPES.map(({ brand }) => brand),
  ...Object.values(LANGUAGE_NAMES),
  'SHA-256',
  'example.com',
  '0 issue "ca.example"',
  'shop.example.com',
  'help@shop.example',
  'Keelmark',
]

const shop = { name: 'Keelmark', logo: null, supportEmail: 'help@shop.example', supportPhone: '+44 20 7946 0000' }
const framed = (page: ReactNode) => (
  <WordsForForms words={messagesOf(PSEUDO).forms}>
    <ShopFrame shop={shop} language={PSEUDO} path="/">
      {page}
    </ShopFrame>
  </WordsForForms>
)
const at = new Date('2026-12-01T00:00:00Z')
const found = { name: 'shop.example.com', registrable: 'example.com', wildcard: false, domain: 'exists', dnssec: 'signed' } as const
const REPORTS: NameReport[] = [
  { ...found, caa: { found: 'none' }, mail: { domain: 'example.com', state: 'accepts', servers: ['mx.example.com'] } },
  {
    ...found,
    caa: { found: 'records', at: 'example.com', records: [{ critical: false, tag: 'issue', value: 'ca.example' }] },
    mail: { domain: 'example.com', state: 'by_address', servers: [] },
  },
]
const comparison = { language: PSEUDO, products: SOLD, at, tax: 'plus' } as const

test.each<[string, ReactNode]>([
  ['home', <HomeView key="home" language={PSEUDO} products={SOLD} tax="including" />],
  ['catalogue', <CatalogueView key="catalogue" language={PSEUDO} products={SOLD} tax="plus" />],
  ['help', <HelpView key="help" language={PSEUDO} address="help@shop.example" phone={null} />],
  ['help with a phone', <HelpView key="phone" language={PSEUDO} address="help@shop.example" phone="+44 20 7946 0000" />],
  ...LEGAL_PAGES.map((page): [string, ReactNode] => [page, <LegalView key={page} language={PSEUDO} page={page} current={null} />]),
  ['terms in force', <LegalView key="terms" language={PSEUDO} page="terms" current={{ version: 2, createdAt: at, text: 'Keelmark' }} />],
  ...[
    'www.example.com',
    '*.example.com',
    'https://jo:pw@bücher.example.com:8443/a',
    'a.example.com, b.example.com',
    'a.com b.com c.com d.com e.com',
    'shop',
    'a_b.com',
    'shop–one.com',
    'x’y.com',
    '10.0.0.1',
    'jo@example.com',
  ].flatMap((typed): [string, ReactNode][] =>
    (['', '&proves=ev', '&covers=sub-domains&proves=ev', '&covers=several'] as const).map((more) => [
      `what fits ${typed} ${more}`,
      <FindView
        key={typed}
        language={PSEUDO}
        products={SOLD}
        query={readQuery(Object.fromEntries(new URLSearchParams(`for=${encodeURIComponent(typed)}${more}`)))}
        tax="plus"
      />,
    ]),
  ),
  ['a filter', <FindView key="filter" language={PSEUDO} products={SOLD} query={readQuery({ covers: 'several' })} tax="off" />],
  [
    'an impossible filter',
    <FindView key="no" language={PSEUDO} products={SOLD} query={readQuery({ covers: 'sub-domains', proves: 'ev' })} tax="off" />,
  ],
  ...REPORTS.map((report, index): [string, ReactNode] => [
    `DNS report ${index}`,
    <DnsView key="dns" language={PSEUDO} typed="" authority={undefined} checked={{ state: 'checked', report }} />,
  ]),
  [
    'a name that is not looked up',
    <DnsView key="no" language={PSEUDO} typed="" authority="sectigo" checked={{ state: 'refused', message: '[]' }} />,
  ],
  ['tools', <ToolsView key="tools" language={PSEUDO} />],
  ...['', '2026-12-01', 'soon', '1999-01-01'].map((from): [string, ReactNode] => [
    `lifetimes from ${from}`,
    <LifetimesView key={from} language={PSEUDO} from={from} read={readTerm(PSEUDO, from, '2')} />,
  ]),
  ['nothing at this address', <MissingView key="missing" language={PSEUDO} />],
  ['compare, all of it', <CompareView key="compare" {...comparison} chosen={SOLD} gone={2} left={1} onlyDifferences={false} />],
  ['compare, one chosen', <CompareView key="one" {...comparison} chosen={SOLD.slice(0, 1)} gone={0} left={0} onlyDifferences />],
  ...USES.map((use): [string, ReactNode] => [use.slug, <UseView key={use.slug} language={PSEUDO} use={use} products={SOLD} tax="off" />]),
  ['a use without certificates', <UseView key="none" language={PSEUDO} use={USES[0] as never} products={[]} tax="off" />],
  ...SOLD.map((product): [string, ReactNode] => [
    product.slug,
    <ProductContent key={product.slug} language={PSEUDO} product={product} tax="including" />,
  ]),
])('%s: every sentence is translated', (_, page) => {
  expect(untranslated(framed(page), DATA)).toEqual([])
})

test('an untranslated sentence and an untranslated label are both detected', () => {
  const page = (
    <section aria-label="Not this">
      [This] <b>but not this</b>
    </section>
  )
  expect(untranslated(page, DATA)).toEqual(['but not this', 'Not this'])
})
