import type { Row } from '@/components/ui/table'
import { coversText, provesText, waitText } from '@/lib/catalog/format'
import { fromPrice, type ProductView, typesOf } from '@/lib/catalog/schema'
import { LEVELS } from '@/lib/catalog/text'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { Price } from './price'
import { ProductName } from './product-name'

/** A product as a row of a Table that uses `productColumns`. */
export function productRow(product: ProductView, language: Language): Row {
  return {
    key: product.slug,
    cells: [
      <ProductName key="name" product={product} language={language} />,
      LEVELS.filter((level) => typesOf(product).some((type) => type.level === level)).map((level) => (
        <span key={level} className="block">
          {provesText(language, level)}
        </span>
      )),
      coversText(language, product.type),
      waitText(language, product.type),
      <Price key="price" {...fromPrice(product)} from={product.choices.length > 1} language={language} />,
    ],
  }
}

type EqualStrengthProps = {
  /** Whether prices include tax. */
  tax: TaxMode
  language?: Language
}

/** Shown below every comparison. */
export function EqualStrength({ tax, language = DEFAULT_LANGUAGE }: EqualStrengthProps) {
  return <p className="mt-3 max-w-measure text-sm text-ink-2">{wordsOf(language, 'certificate')('equal', { tax })}</p>
}
