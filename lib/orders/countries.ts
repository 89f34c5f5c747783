import { COUNTRY_CODES } from '../csr/countries'

const english = new Intl.DisplayNames('en', { type: 'region' })

/** Every country, sorted by name. */
export const COUNTRIES: readonly { code: string; name: string }[] = COUNTRY_CODES.map((code) => ({
  code,
  name: english.of(code) ?? code,
})).sort((one, other) => one.name.localeCompare(other.name, 'en'))
