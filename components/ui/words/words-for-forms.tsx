'use client'
import type { ReactNode } from 'react'
import type { FormWords } from './form-words'
import { WordsContext } from './words-context'

/** Gives every form inside the words of its page’s language. */
export function WordsForForms({ words, children }: { words: FormWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>
}
