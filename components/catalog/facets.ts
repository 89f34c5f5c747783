import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { shortForms } from '@/lib/catalog/text'

/** The searchable properties of one type of a product. */
export type Facet = { proves: string; covers: string; brand: string; words: string }

/** The names of the filters in the URL. */
export const FILTERS = ['proves', 'covers', 'brand', 'q'] as const

export type Filter = Partial<Record<(typeof FILTERS)[number], string | undefined>>

/** Maximum length of a search, in characters. */
const LOOKED_FOR = 200

/** Returns one facet per type a product offers. */
export function facetsOf(product: ProductView): Facet[] {
  return typesOf(product).map((type) => ({
    proves: type.level,
    covers: type.multiDomain ? 'several' : type.wildcard ? 'sub-domains' : 'one',
    brand: type.brand,
    words: [product.name, type.name, type.formerName, type.brand, ...shortForms(type.name), ...coverWords(type)].join(' ').toLowerCase(),
  }))
}

/** Other words people use for a type, by the names it covers. */
function coverWords({ wildcard, multiDomain }: ProductView['type']): string[] {
  if (multiDomain) return ['multi domain', 'multidomain', 'several names', 'multiple domains', 'SAN', 'UCC', 'Exchange']
  return wildcard ? ['wildcard', 'sub-domains', 'subdomains'] : ['one name', 'single']
}

/** Returns whether at least one type passes every filter. An absent or empty filter passes everything. Words may be in any order. */
export function passesFilter(facets: readonly Facet[], { proves, covers, brand, q }: Filter): boolean {
  const words = (q ?? '').slice(0, LOOKED_FOR).toLowerCase().split(/\s+/).filter(Boolean)
  return facets.some(
    (facet) =>
      (!proves || facet.proves === proves) &&
      (!covers || facet.covers === covers) &&
      (!brand || facet.brand === brand) &&
      words.every((word) => facet.words.includes(word)),
  )
}

/** Returns a sentence explaining why a list is empty. */
export function emptyReason({ proves, covers }: Filter): string {
  return proves === 'ev' && covers === 'sub-domains'
    ? 'Extended-validation wildcards don’t exist: industry rules forbid them.'
    : 'Remove a filter to see more.'
}
