/** The languages of the shop. The first one is used for URLs without a prefix and for pages that are not translated. */
export const LANGUAGES = ['en', 'de', 'es'] as const

export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'en'

/**
 * The cookie that stores the language chosen in this browser, for pages whose URL does not contain a language. Scripts can read it, because
 * the error page needs to.
 */
export const LANGUAGE_COOKIE = 'keelmark_language'

/** The native name of each language, for the language menu. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', es: 'Español' }

/** The country whose money and number formats are used for a language. */
export const FORMAT_OF: Readonly<Record<Language, string>> = { en: 'en-US', de: 'de-DE', es: 'es-ES' }

/** The same for dates and lists. In English, the day comes before the month, and there is no comma before the last “and”. */
export const PROSE_FORMAT_OF: Readonly<Record<Language, string>> = { ...FORMAT_OF, en: 'en-GB' }

/** Returns the language for a stored or submitted code, or null if the shop does not support it. */
export function languageOf(code: unknown): Language | null {
  return LANGUAGES.find((language) => language === code) ?? null
}

/** Returns the language chosen in a browser, parsed from its Cookie header. */
export function languageInCookies(cookies: string): Language | null {
  const chosen = cookies.split(/; ?/).find((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))
  return languageOf(chosen?.slice(LANGUAGE_COOKIE.length + 1))
}

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/

/** Returns the writing direction of a language, for the `dir` attribute. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
}
