import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

export type CatalogueWords = ReturnType<typeof catalogueWords>

/** Returns the texts and links of the catalogue table in a given language. `rows` is the maximum number of certificates. */
export function catalogueWords(language: Language, rows: number) {
  const words = wordsOf(language, 'catalogue')
  const levels = wordsOf(language, 'certificate')
  return {
    path: pathIn(language, '/certificates'),
    findPath: pathIn(language, '/find'),
    title: words('title'),
    /** One text for each number of certificates found, because plural forms differ between languages. */
    counts: Array.from({ length: rows + 1 }, (_, count) => words('count', { count })),
    none: words('none'),
    noWildcardEv: words('noWildcardEv'),
    removeOne: words('removeOne'),
    proves: words('proves'),
    dv: levels('level.dv'),
    ov: levels('level.ov'),
    ev: levels('level.ev'),
    covers: words('covers'),
    one: words('one'),
    subDomains: words('subDomains'),
    several: words('several'),
    brand: words('brand'),
    search: words('search'),
    any: words('any'),
    filter: words('filter'),
    clear: words('clear'),
  }
}
