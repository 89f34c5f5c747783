import { StructuredData } from '@/app/_components/structured-data'
import { termIn } from '@/lib/catalog/format'
import type { ProductView } from '@/lib/catalog/schema'
import { env } from '@/lib/config/env'
import { pathIn } from '@/lib/languages/places'
import type { Language } from '@/lib/languages/types'
import { currencyDigits } from '@/lib/money'

/** Describes the product for search engines as structured data (schema.org Product and Offer). */
export function ProductData({ product, language }: { product: ProductView; language: Language }) {
  const data = {
    '@type': 'Product',
    name: product.name,
    description: product.summary,
    brand: { '@type': 'Brand', name: product.type.brand },
    offers: product.choices.map((choice) => ({
      '@type': 'Offer',
      name: `${choice.type.name}, ${termIn(language, choice.years)}`,
      price: (choice.amount / 10 ** currencyDigits(choice.currency)).toFixed(currencyDigits(choice.currency)),
      priceCurrency: choice.currency,
      url: `${env.APP_URL}${pathIn(language, `/certificates/${product.slug}`)}`,
      availability: 'https://schema.org/InStock',
    })),
  }
  return <StructuredData data={data} />
}
