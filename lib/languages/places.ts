import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from './types'

/** The pages that exist in every language. All others exist only in English. */
const TRANSLATED =
  /^\/(?:$|certificates(?:$|[/?#])|compare(?:$|[?#])|for\/|(?:find|help|tools|tools\/[a-z-]+|terms|privacy|refunds|imprint)(?:$|[?#]))/

/**
 * The private pages that public pages link to. They have one URL and are shown in the reader's language: `/de/cart` stores the language in
 * the browser and redirects to `/cart`.
 */
const DOORS: ReadonlySet<string> = new Set(['/cart', '/sign-in', '/account/certificates'])

/** Returns the path of a page in a language: `/de/help`. Pages that are not translated have only one path. */
export function pathIn(language: Language, path: string): string {
  if (language === DEFAULT_LANGUAGE || !(TRANSLATED.test(path) || DOORS.has(path))) return path
  return `/${language}${path === '/' ? '' : path}`
}

/** Returns the languages in which a page exists. */
export function languagesOf(path: string): readonly Language[] {
  return TRANSLATED.test(path) ? LANGUAGES : [DEFAULT_LANGUAGE]
}

/** Returns a page's metadata for search engines: its own URL, and that of each language version if there are several. */
export function alternatesOf(language: Language, path: string): { canonical: string; languages?: Record<string, string> } {
  const canonical = pathIn(language, path)
  const all = languagesOf(path)
  if (all.length === 1) return { canonical }
  return { canonical, languages: { ...Object.fromEntries(all.map((one) => [one, pathIn(one, path)])), 'x-default': path } }
}
