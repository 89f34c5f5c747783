'use client'
import type { ReactNode } from 'react'
import { Alert } from '../alert'
import { useFormWords } from '../words/words-context'
import { Focused } from './focused'
import { useIsUnanswered } from './latest-answer'

/** Confirms that the form was saved, until another form on the page gets a response. */
export function Saved({ children }: { children?: ReactNode }) {
  const words = useFormWords()
  if (!useIsUnanswered()) return null
  return (
    <Focused>
      <Alert tone="good" title={words.saved}>
        {children}
      </Alert>
    </Focused>
  )
}
