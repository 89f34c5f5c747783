import { cache } from 'react'
import { keepLast } from '@/lib/brand/keep-last'
import { readTaxMode } from '@/lib/tax/read-mode'

/** Reads whether prices on static pages include tax, once per page. */
export const taxMode = cache(keepLast(readTaxMode))
