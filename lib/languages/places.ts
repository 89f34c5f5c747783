import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from './types'

/** The pages that exist in every language. All others are in English only. */
const TRANSLATED =
  /^\/(?:$|certificates(?:$|[/?#])|compare(?:$|[?#])|for\/|(?:find|help|tools|tools\/[a-z-]+|terms|privacy|refunds|imprint)(?:$|[?#]))/

/**
 * The private pages that public ones lead to. They have one address, in the language of their reader: `/de/cart` stores the language in the
 * browser and leads to `/cart`.
 */
const DOORS: ReadonlySet<string> = new Set(['/cart', '/sign-in', '/account/certificates'])

/** Returns the address of a page in a language: `/de/help`. Pages that are not translated have only one. */
export function pathIn(language: Language, path: string): string {
  if (language === DEFAULT_LANGUAGE || !(TRANSLATED.test(path) || DOORS.has(path))) return path
  return `/${language}${path === '/' ? '' : path}`
}

/** Returns the languages in which a page exists. */
export function languagesOf(path: string): readonly Language[] {
  return TRANSLATED.test(path) ? LANGUAGES : [DEFAULT_LANGUAGE]
}

/** Returns what search engines are told about a page: its own address, and the same page in each language if there are several. */
export function alternatesOf(language: Language, path: string): { canonical: string; languages?: Record<string, string> } {
  const canonical = pathIn(language, path)
  const all = languagesOf(path)
  if (all.length === 1) return { canonical }
  return { canonical, languages: { ...Object.fromEntries(all.map((one) => [one, pathIn(one, path)])), 'x-default': path } }
}
