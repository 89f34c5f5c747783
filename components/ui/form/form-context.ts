'use client'
import { createContext, useContext, useState } from 'react'
import type { ActionState } from '@/lib/action-state'
import type { FormWords } from '../words/form-words'
import { useFormWords } from '../words/words-context'

type Form = {
  state: ActionState
  pending: boolean
  prefix: string
  /** Errors found by the page itself, by field name. They take precedence over the server's. */
  found?: Record<string, string>
  tellFound?: (found: Record<string, string>) => void
  /** Shows the form as pending while one of its fields is being checked. */
  hold?: (isHeld: boolean) => void
}

export const FormContext = createContext<Form>({ state: { status: 'idle' }, pending: false, prefix: '' })

/** Returns whether the surrounding ActionForm is waiting for its response. */
export function useFormPending(): boolean {
  return useContext(FormContext).pending
}

/** Returns whether the surrounding ActionForm was refused. */
export function useFormRefused(): boolean {
  return useContext(FormContext).state.status === 'refused'
}

/** Returns what a field needs from its form: its id, its error, the text typed before the page was rerendered, and the form texts. */
export function useField(name: string): {
  id: string
  error: string | undefined
  suggestion: string | undefined
  value: string | undefined
  isAnswered: boolean
  words: FormWords
} {
  const words = useFormWords()
  const { state, prefix, found } = useContext(FormContext)
  const refused = state.status === 'refused' ? state : undefined
  return {
    id: fieldId(prefix, name),
    error: found?.[name] ?? refused?.fields?.[name],
    suggestion: refused?.suggestions?.[name],
    value: refused?.values?.[name],
    isAnswered: refused?.values !== undefined,
    words,
  }
}

/**
 * Returns the errors that the page finds in its fields before anything is submitted, and a setter. The form's error list shows them too.
 */
export function useFound(): [Record<string, string>, (found: Record<string, string>) => void] {
  const { found, tellFound } = useContext(FormContext)
  const alone = useState<Record<string, string>>({})
  return found && tellFound ? [found, tellFound] : alone
}

/** Returns the function with which a field shows its form as pending. */
export function useHold(): (isHeld: boolean) => void {
  return useContext(FormContext).hold ?? (() => undefined)
}

export function fieldId(prefix: string, name: string): string {
  return prefix ? `${prefix}-${name}` : name
}
