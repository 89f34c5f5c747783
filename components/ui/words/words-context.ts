'use client'
import { createContext, useContext } from 'react'
import { ENGLISH_WORDS, type FormWords } from './form-words'

export const WordsContext = createContext(ENGLISH_WORDS)

/** Returns the texts of the forms themselves, in the language of the page. */
export function useFormWords(): FormWords {
  return useContext(WordsContext)
}
