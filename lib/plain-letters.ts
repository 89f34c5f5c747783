import { transliterate } from 'transliteration'

type Spelling = Record<string, string>

/** Printable ASCII, the only characters that authorities accept in contacts and in a request's subject. */
export const PLAIN = /^[\x20-\x7e]*$/

const GERMAN: Spelling = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' }
const DANISH: Spelling = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' }
/** How countries transliterate their own letters in passports and domain names, where that differs from dropping the diacritics. */
const COUNTRIES: Record<string, Spelling> = { DE: GERMAN, AT: GERMAN, CH: GERMAN, LI: GERMAN, LU: GERMAN, DK: DANISH, NO: DANISH }
/** Letters that the library's table lacks or transliterates poorly. */
const EVERYWHERE: Spelling = { ẞ: 'SS', ə: 'e', Ə: 'E', Æ: 'Ae', Þ: 'Th', Œ: 'Oe' }

/**
 * Returns a suggested spelling in ASCII letters: a country's own letters as that country spells them, all others from the library's table.
 * Decomposed letters are composed first, and letters without an equivalent are left out. Empty if nothing is left.
 */
export function plainLetters(text: string, country = ''): string {
  const own = { ...EVERYWHERE, ...COUNTRIES[country.toUpperCase()] }
  const letters = [...text.normalize('NFKC')].map((letter) => own[letter] ?? letter)
  const spelled = transliterate(letters.join(''), { unknown: '' }).trim()
  return PLAIN.test(spelled) ? spelled : ''
}
