import { type ProductView, type TypeView, typesOf } from '@/lib/catalog/schema'
import type { Messages } from '@/lib/languages/text'

/**
 * A page for one use: who needs it, what buyers should know, and which certificates fit. Its texts are in the message catalogue, under its
 * slug.
 */
export type Use = { slug: keyof Messages['uses']; fits: (type: TypeView) => boolean }

/** Every use, in the order in which the lists show them. */
export const USES: readonly Use[] = [
  { slug: 'wildcard', fits: ({ wildcard }) => wildcard },
  { slug: 'multi-domain', fits: ({ multiDomain }) => multiDomain },
  { slug: 'exchange', fits: ({ multiDomain, wildcard }) => multiDomain || wildcard },
  { slug: 'domain-validation', fits: ({ level }) => level === 'dv' },
  { slug: 'organisation-validation', fits: ({ level }) => level === 'ov' },
  { slug: 'extended-validation', fits: ({ level }) => level === 'ev' },
  { slug: 'one-site', fits: ({ wildcard, multiDomain }) => !wildcard && !multiDomain },
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
