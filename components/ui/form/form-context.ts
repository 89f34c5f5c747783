'use client'
import { createContext, useContext, useState } from 'react'
import type { ActionState } from '@/lib/action-state'

type Form = {
  state: ActionState
  pending: boolean
  prefix: string
  /** What the page itself found wrong with a field, by its name; it comes before what the shop answered. */
  found?: Record<string, string>
  tellFound?: (found: Record<string, string>) => void
}

export const FormContext = createContext<Form>({ state: { status: 'idle' }, pending: false, prefix: '' })

/** Whether the surrounding ActionForm waits for its answer. */
export function useFormPending(): boolean {
  return useContext(FormContext).pending
}

/** Whether the surrounding ActionForm was answered with a refusal. */
export function useFormRefused(): boolean {
  return useContext(FormContext).state.status === 'refused'
}

/** What one field must know of its form: its id, its error, and what was typed before the page was rendered again. */
export function useField(name: string): {
  id: string
  error: string | undefined
  suggestion: string | undefined
  value: string | undefined
  isAnswered: boolean
} {
  const { state, prefix, found } = useContext(FormContext)
  const refused = state.status === 'refused' ? state : undefined
  return {
    id: fieldId(prefix, name),
    error: found?.[name] ?? refused?.fields?.[name],
    suggestion: refused?.suggestions?.[name],
    value: refused?.values?.[name],
    isAnswered: refused?.values !== undefined,
  }
}

/** What a field finds wrong before anything is sent. The list of errors on top of the form says it too. */
export function useFound(): [Record<string, string>, (found: Record<string, string>) => void] {
  const { found, tellFound } = useContext(FormContext)
  const alone = useState<Record<string, string>>({})
  return found && tellFound ? [found, tellFound] : alone
}

export function fieldId(prefix: string, name: string): string {
  return prefix ? `${prefix}-${name}` : name
}
