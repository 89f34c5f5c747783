import type { Route } from 'next'
import type { Wishes } from '@/lib/catalog/find-fitting'

/** `isAsked`: whether the address box was submitted, even if empty. */
export type FindQuery = { address: string; isAsked: boolean; wishes: Wishes; brand: string; words: string }

type SearchParams = Record<string, string | string[] | undefined>

/** Reads the finder's query from the URL, which is untrusted. Unknown values are ignored. */
export function readQuery(params: SearchParams): FindQuery {
  const proves = one(params.proves)
  const covers = one(params.covers)
  return {
    address: one(params.for).slice(0, 300),
    isAsked: params.for !== undefined,
    wishes: {
      proves: proves === 'dv' || proves === 'ov' || proves === 'ev' ? proves : undefined,
      covers: covers === 'one' || covers === 'sub-domains' || covers === 'several' ? covers : undefined,
    },
    brand: one(params.brand).slice(0, 50),
    words: one(params.q).slice(0, 100),
  }
}

/** Returns the finder's path for another address with the same filters. */
export function findPath({ wishes, brand, words }: FindQuery, address: string): Route {
  const asked = Object.entries({ for: address, proves: wishes.proves, covers: wishes.covers, brand, q: words })
  return `/find?${new URLSearchParams(asked.flatMap(([name, value]) => (value ? [[name, value]] : [])))}`
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}
