// Imports nothing, because it is part of the script on public pages.

/** The searchable properties of one product type. */
export type Facet = { proves: string; covers: string; brand: string; words: string }

/** The names of the filters in the URL. */
export const FILTERS = ['proves', 'covers', 'brand', 'q'] as const

export type Filter = Partial<Record<(typeof FILTERS)[number], string | undefined>>

/** The maximum length of a search, in characters. */
const LOOKED_FOR = 200

/** Returns whether at least one type passes every filter. A missing or empty filter passes everything. Words may be in any order. */
export function passesFilter(facets: readonly Facet[], { proves, covers, brand, q }: Filter): boolean {
  const words = (q ?? '').slice(0, LOOKED_FOR).toLowerCase().split(/\s+/).filter(Boolean)
  return facets.some(
    (facet) =>
      (!proves || facet.proves === proves) &&
      (!covers || facet.covers === covers) &&
      (!brand || facet.brand === brand) &&
      words.every((word) => facet.words.includes(word)),
  )
}

/** Returns whether no certificate could ever pass this filter. */
export function isImpossible({ proves, covers }: Filter): boolean {
  return proves === 'ev' && covers === 'sub-domains'
}
