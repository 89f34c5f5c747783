import { useEffect, useState } from 'react'
import english from '@/lib/languages/messages/en/error.json' with { type: 'json' }
import { DEFAULT_LANGUAGE, type Language, languageInCookies, languageOf } from '@/lib/languages/types'

type ErrorWords = { language: Language; words: typeof english.errorPage }

/** Loaded once a page has failed, because the script of the page of errors is part of every page. */
const OTHERS: Record<Exclude<Language, 'en'>, () => Promise<typeof english>> = {
  de: () => import('@/lib/languages/messages/de/error.json'),
  es: () => import('@/lib/languages/messages/es/error.json'),
}

/** Returns what the page of errors says: in English first, then in the language of the page that failed. */
export function useErrorWords(): ErrorWords {
  const [said, setSaid] = useState<ErrorWords>({ language: DEFAULT_LANGUAGE, words: english.errorPage })
  // Read before this page takes the place of the one that failed.
  const [language] = useState(languageHere)
  useEffect(() => {
    if (language === 'en') return
    OTHERS[language]().then(
      ({ errorPage: words }) => setSaid({ language, words }),
      // The shop can’t be reached. English is better than nothing.
      () => undefined,
    )
  }, [language])
  return said
}

/** Returns the language of the page that failed, or if the server sent no page, that of its address or of this browser. */
function languageHere(): Language {
  if (typeof document === 'undefined') return DEFAULT_LANGUAGE
  const ofPage = languageOf(document.documentElement.lang) ?? languageOf(location.pathname.split('/')[1])
  return ofPage ?? languageInCookies(document.cookie) ?? DEFAULT_LANGUAGE
}
