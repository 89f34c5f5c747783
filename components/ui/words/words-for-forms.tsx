'use client'
import type { ReactNode } from 'react'
import type { FormWords } from './form-words'
import { WordsContext } from './words-context'

/** Provides every form inside it with the texts in the page's language. */
export function WordsForForms({ words, children }: { words: FormWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>
}
