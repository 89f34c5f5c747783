import { useEffect, useState } from 'react'
import english from '@/lib/languages/messages/en/error.json' with { type: 'json' }
import { DEFAULT_LANGUAGE, type Language, languageInCookies, languageOf } from '@/lib/languages/types'

type ErrorWords = { language: Language; words: typeof english.errorPage }

/** Loaded only after a page has failed, because the error page's script is part of every page. */
const OTHERS: Record<Exclude<Language, 'en'>, () => Promise<typeof english>> = {
  de: () => import('@/lib/languages/messages/de/error.json'),
  es: () => import('@/lib/languages/messages/es/error.json'),
}

/** Returns the texts of the error page: in English first, then in the language of the failed page. */
export function useErrorWords(): ErrorWords {
  const [said, setSaid] = useState<ErrorWords>({ language: DEFAULT_LANGUAGE, words: english.errorPage })
  // Read before this page replaces the one that failed.
  const [language] = useState(languageHere)
  useEffect(() => {
    if (language === 'en') return
    OTHERS[language]().then(
      ({ errorPage: words }) => setSaid({ language, words }),
      // The shop can't be reached, so the text stays in English.
      () => undefined,
    )
  }, [language])
  return said
}

/** Returns the language of the failed page or, if the server sent none, the language of its URL or of this browser. */
function languageHere(): Language {
  if (typeof document === 'undefined') return DEFAULT_LANGUAGE
  const ofPage = languageOf(document.documentElement.lang) ?? languageOf(location.pathname.split('/')[1])
  return ofPage ?? languageInCookies(document.cookie) ?? DEFAULT_LANGUAGE
}
