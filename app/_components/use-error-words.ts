import { useEffect, useState } from 'react'
import english from '@/lib/languages/messages/en/error.json' with { type: 'json' }
import { DEFAULT_LANGUAGE, type Language, languageInCookies, languageOf } from '@/lib/languages/types'

type ErrorWords = { language: Language; words: typeof english.errorPage }

const OTHERS: Record<Exclude<Language, 'en'>, () => Promise<typeof english>> = {
  de: () => import('@/lib/languages/messages/de/error.json'),
  es: () => import('@/lib/languages/messages/es/error.json'),
}

/** Returns the texts of the error page: in English first, then in the language of the failed page, whose `lang` attribute is `lang`. */
export function useErrorWords(lang: string): ErrorWords {
  const [said, setSaid] = useState<ErrorWords>({ language: DEFAULT_LANGUAGE, words: english.errorPage })
  const language = languageHere(lang)
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
function languageHere(lang: string): Language {
  const ofPage = languageOf(lang) ?? languageOf(location.pathname.split('/')[1])
  return ofPage ?? languageInCookies(document.cookie) ?? DEFAULT_LANGUAGE
}
