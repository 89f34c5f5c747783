import type { ReactNode } from 'react'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { messagesOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, directionOf, type Language } from '@/lib/languages/types'

/** A private page in the language of its reader. Its document is in English as long as some of its pages are. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  if (language === DEFAULT_LANGUAGE) return children
  return (
    <div lang={language} dir={directionOf(language)}>
      <WordsForForms words={messagesOf(language).forms}>{children}</WordsForForms>
    </div>
  )
}
