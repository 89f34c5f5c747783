import { COUNTRY_CODES } from '../csr/countries'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'

type Country = { code: string; name: string }

const known = new Map<Language, readonly Country[]>()

/** Returns every country, sorted by name. */
export function countriesIn(language: Language): readonly Country[] {
  const sorted = known.get(language) ?? sort(language)
  known.set(language, sorted)
  return sorted
}

function sort(language: Language): readonly Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((one, other) =>
    one.name.localeCompare(other.name, language),
  )
}

/** Every country, sorted by English name. */
export const COUNTRIES = countriesIn(DEFAULT_LANGUAGE)
