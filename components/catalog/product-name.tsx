import type { ProductView } from '@/lib/catalog/schema'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type ProductNameProps = { product: Pick<ProductView, 'slug' | 'name' | 'type'>; language?: Language }

/** A product's name, linked to its page, with its former name. */
export function ProductName({ product, language = DEFAULT_LANGUAGE }: ProductNameProps) {
  const { formerName } = product.type
  return (
    <>
      <a href={pathIn(language, `/certificates/${product.slug}`)}>{product.name}</a>
      {formerName && (
        <span className="block text-sm font-normal text-ink-3">{wordsOf(language, 'certificate')('formerly', { name: formerName })}</span>
      )}
    </>
  )
}
