import { unstable_cache } from 'next/cache'
import { listProducts } from '@/lib/catalog/queries'

/** Returns the products on sale, for pages rendered on each request. Cached for five minutes, and refreshed when staff save a product. */
export const readCatalogue = unstable_cache(listProducts, ['catalogue'], { tags: ['catalogue'], revalidate: 300 })
