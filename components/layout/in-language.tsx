import type { ReactNode } from 'react'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { messagesOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, directionOf, type Language } from '@/lib/languages/types'

/** Wraps a page whose language its layout may not know, such as a page in the language of the account that an emailed link belongs to. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  if (language === DEFAULT_LANGUAGE) return children
  return (
    <div lang={language} dir={directionOf(language)}>
      <WordsForForms words={messagesOf(language).forms}>{children}</WordsForForms>
    </div>
  )
}
