import { cache } from 'react'
import { readBrand } from '@/lib/brand/read-brand'

/** Reads the shop's name, once for a page, its title and its frame. */
export const shopName = cache(async () => (await readBrand()).name)
