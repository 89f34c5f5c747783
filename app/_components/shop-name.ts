import { cache } from 'react'
import { keepLast } from '@/lib/brand/keep-last'
import { readBrand } from '@/lib/brand/read-brand'

const readName = keepLast(async () => (await readBrand()).name)

/** Reads the shop's name, once for a page, its title and its frame. */
export const shopName = cache(readName)
