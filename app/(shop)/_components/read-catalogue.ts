import { unstable_cache } from 'next/cache'
import { listProducts } from '@/lib/catalog/queries'

/** Returns what is sold, for pages that are rendered for each visit. Kept for five minutes, and read again when staff save a product. */
export const readCatalogue = unstable_cache(listProducts, ['catalogue'], { tags: ['catalogue'], revalidate: 300 })
