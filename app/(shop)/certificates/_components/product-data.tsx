import { StructuredData } from '@/app/_components/structured-data'
import type { ProductView } from '@/lib/catalog/schema'
import { env } from '@/lib/config/env'
import { currencyDigits } from '@/lib/money'

/** The product as structured data for search engines (schema.org Product and Offer). */
export function ProductData({ product }: { product: ProductView }) {
  const data = {
    '@type': 'Product',
    name: product.name,
    description: product.summary,
    brand: { '@type': 'Brand', name: product.type.brand },
    offers: product.choices.map((choice) => ({
      '@type': 'Offer',
      name: `${choice.type.name}, ${choice.years} years`,
      price: (choice.amount / 10 ** currencyDigits(choice.currency)).toFixed(currencyDigits(choice.currency)),
      priceCurrency: choice.currency,
      url: `${env.APP_URL}/certificates/${product.slug}`,
      availability: 'https://schema.org/InStock',
    })),
  }
  return <StructuredData data={data} />
}
