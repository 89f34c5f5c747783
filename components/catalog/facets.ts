import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { shortForms } from '@/lib/catalog/text'
import type { Facet } from './passes-filter'

/** Returns one facet per type a product offers. */
export function facetsOf(product: ProductView): Facet[] {
  return typesOf(product).map((type) => ({
    proves: type.level,
    covers: type.multiDomain ? 'several' : type.wildcard ? 'sub-domains' : 'one',
    brand: type.brand,
    words: [product.name, type.name, type.formerName, type.brand, ...shortForms(type.name), ...coverWords(type)].join(' ').toLowerCase(),
  }))
}

/** Other terms that people use for a type, by the names it covers. */
function coverWords({ wildcard, multiDomain }: ProductView['type']): string[] {
  if (multiDomain) return ['multi domain', 'multidomain', 'several names', 'multiple domains', 'SAN', 'UCC', 'Exchange']
  return wildcard ? ['wildcard', 'sub-domains', 'subdomains'] : ['one name', 'single']
}
