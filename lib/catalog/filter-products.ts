import type { ProductView, ValidationLevel } from './schema'

/** What a catalogue can be narrowed by; absent or empty means "any". */
export type ProductFilter = {
  proves?: ValidationLevel | undefined
  covers?: 'one' | 'sub-domains' | undefined
  brand?: string
  /** Words of today's or the former name, in any order. */
  words?: string
}

/** Whether a product offers a type that passes every filter. */
export function passesFilter(product: ProductView, { proves, covers, brand, words }: ProductFilter): boolean {
  const wanted = (words ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return product.choices.some(({ type }) => {
    if (proves && type.level !== proves) return false
    if (covers && type.wildcard !== (covers === 'sub-domains')) return false
    if (brand && type.brand.toLowerCase() !== brand.toLowerCase()) return false
    const text = `${product.name} ${type.name} ${type.formerName ?? ''} ${type.brand}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
