import { type ProductView, type TypeView, typesOf } from '@/lib/catalog/schema'

/** A fact of the types a product offers: said once where it is the same for all, else one line for each type that differs. */
export function byType(product: ProductView, fact: (type: TypeView) => string): { type: string | null; text: string }[] {
  const types = typesOf(product)
  const texts = new Set(types.map(fact))
  if (texts.size === 1) return [...texts].map((text) => ({ type: null, text }))
  return types.map((type) => ({ type: type.name, text: fact(type) }))
}
