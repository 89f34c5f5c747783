import { cache } from 'react'
import { keepLast } from '@/lib/brand/keep-last'
import { readTaxMode } from '@/lib/tax/read-mode'
import { MODE_WORDS } from '@/lib/tax/text'

const readWords = keepLast(async () => MODE_WORDS[await readTaxMode()])

/** Reads what prices on static pages say of tax, once for a page: `incl. tax`, `plus tax`, or nothing. */
export const taxWords = cache(readWords)
