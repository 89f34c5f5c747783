'use client'
import type { ReactNode } from 'react'
import { Alert } from '../alert'
import { Focused } from './focused'
import { useIsUnanswered } from './latest-answer'

/** Says that the form was saved, until another form of the page is answered. */
export function Saved({ children }: { children?: ReactNode }) {
  if (!useIsUnanswered()) return null
  return (
    <Focused>
      <Alert tone="good" title="Saved.">
        {children}
      </Alert>
    </Focused>
  )
}
