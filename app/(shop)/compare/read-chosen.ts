import type { ProductView } from '@/lib/catalog/schema'

/** The maximum number of columns that can be read side by side. */
export const MAX_COMPARED = 4

/**
 * The products named in the address, without duplicates and in the shop's order, plus the number of names that are no longer sold or exceed
 * the limit.
 */
export function readChosen(
  products: readonly ProductView[],
  slugs: readonly string[],
): { chosen: ProductView[]; gone: number; left: number } {
  const asked = new Set(slugs.filter(Boolean))
  const found = products.filter(({ slug }) => asked.has(slug))
  const chosen = found.slice(0, MAX_COMPARED)
  return { chosen, gone: asked.size - found.length, left: found.length - chosen.length }
}

/**
 * Returns the canonical address of a comparison, regardless of the order in which the products were chosen. `onlyDifferences` leaves out
 * the rows that are the same for all products.
 */
export function comparePath(products: readonly Pick<ProductView, 'slug'>[], { onlyDifferences = false } = {}): string {
  const chosen = products.map(({ slug }) => ['with', slug])
  return `/compare?${new URLSearchParams(onlyDifferences ? [...chosen, ['only', 'differences']] : chosen)}`
}
