import type { ProductView } from '@/lib/catalog/schema'

/** A product's name, linked to its page, with its former name. */
export function ProductName({ product }: { product: Pick<ProductView, 'slug' | 'name' | 'type'> }) {
  return (
    <>
      <a href={`/certificates/${product.slug}`}>{product.name}</a>
      {product.type.formerName && <span className="block text-sm font-normal text-ink-3">formerly {product.type.formerName}</span>}
    </>
  )
}
