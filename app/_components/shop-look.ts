import { cache } from 'react'
import { keepLast } from '@/lib/brand/keep-last'
import { readBrand } from '@/lib/brand/read-brand'

/** Reads the shop's branding and contact details once for a page, its title and its layout. */
export const shopLook = cache(keepLast(readBrand))
