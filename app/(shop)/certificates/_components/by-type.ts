import { type ProductView, type TypeView, typesOf } from '@/lib/catalog/schema'

/** Returns a fact about a product's types: one line if it is the same for all, otherwise one line per type. */
export function byType(product: ProductView, fact: (type: TypeView) => string): { type: string | null; text: string }[] {
  const types = typesOf(product)
  const texts = new Set(types.map(fact))
  if (texts.size === 1) return [...texts].map((text) => ({ type: null, text }))
  return types.map((type) => ({ type: type.name, text: fact(type) }))
}
