'use client'
import { createContext, useContext } from 'react'
import type { ActionState } from '@/lib/action-state'

type Form = { state: ActionState; pending: boolean; prefix: string }

export const FormContext = createContext<Form>({ state: { status: 'idle' }, pending: false, prefix: '' })

/** Whether the surrounding ActionForm waits for its answer. */
export function useFormPending(): boolean {
  return useContext(FormContext).pending
}

/** Whether the surrounding ActionForm was answered with a refusal. */
export function useFormRefused(): boolean {
  return useContext(FormContext).state.status === 'refused'
}

/** What one field must know of its form: its id, its error, and what was typed before the page was rendered anew. */
export function useField(name: string): { id: string; error: string | undefined; value: string | undefined; isAnswered: boolean } {
  const { state, prefix } = useContext(FormContext)
  const refused = state.status === 'refused' ? state : undefined
  return {
    id: fieldId(prefix, name),
    error: refused?.fields?.[name],
    value: refused?.values?.[name],
    isAnswered: refused?.values !== undefined,
  }
}

export function fieldId(prefix: string, name: string): string {
  return prefix ? `${prefix}-${name}` : name
}
