import type { Row } from '@/components/ui/table'
import { fromPrice, type ProductView, typesOf } from '@/lib/catalog/schema'
import { coversText, LEVELS, PROVES } from '@/lib/catalog/text'
import { Price } from './price'
import { ProductName } from './product-name'

/** A product as a row of a Table with PRODUCT_COLUMNS. */
export function productRow(product: ProductView): Row {
  return {
    key: product.slug,
    cells: [
      <ProductName key="name" product={product} />,
      LEVELS.filter((level) => typesOf(product).some((type) => type.level === level)).map((level) => (
        <span key={level} className="block">
          {PROVES[level]}
        </span>
      )),
      coversText(product.type),
      product.type.usualWait,
      <Price key="price" {...fromPrice(product)} from={product.choices.length > 1} />,
    ],
  }
}

/** Shown below every comparison. `tax`: what prices say of tax; empty if none is charged. */
export function EqualStrength({ tax }: { tax: string }) {
  return (
    <p className="mt-3 max-w-measure text-sm text-ink-2">
      All of them encrypt equally strongly. They differ in what they prove about you, in the names they cover and in who signs. Prices are
      for the whole term{tax && `, ${tax}`}. You pay once; nothing renews automatically.
    </p>
  )
}
