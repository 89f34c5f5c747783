/** The languages of the shop. The first one has the addresses without a prefix, and the pages that are not translated. */
export const LANGUAGES = ['en', 'de', 'es'] as const

export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'en'

/** Stores this browser's choice, for pages whose address does not name the language. Scripts may read it, as the error page does. */
export const LANGUAGE_COOKIE = 'keelmark_language'

/** Each language by its own name, for those who choose theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', es: 'Español' }

/** The country whose formats for money and numbers a language uses here. */
export const FORMAT_OF: Readonly<Record<Language, string>> = { en: 'en-US', de: 'de-DE', es: 'es-ES' }

/** The same for dates and lists. In English the day comes before the month, and no comma before the last “and”. */
export const PROSE_FORMAT_OF: Readonly<Record<Language, string>> = { ...FORMAT_OF, en: 'en-GB' }

/** Returns the language of a code that was stored or sent, or null if the shop does not have it. */
export function languageOf(code: unknown): Language | null {
  return LANGUAGES.find((language) => language === code) ?? null
}

/** Returns the language that a browser chose, from its cookies as it sends them. */
export function languageInCookies(cookies: string): Language | null {
  const chosen = cookies.split(/; ?/).find((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))
  return languageOf(chosen?.slice(LANGUAGE_COOKIE.length + 1))
}

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/

/** Returns in which direction a language is written, for the attribute `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
}
