'use client'
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useActionState } from 'react'
import { type ActionState, IDLE } from '@/lib/action-state'
import { ENGLISH_WORDS, type FormWords } from '../words/form-words'
import { useFormWords } from '../words/words-context'

const KEYS = ['foreign', 'outdated', 'tooLarge', 'unreadable'] as const satisfies (keyof FormWords['refusals'])[]

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

/**
 * A `useActionState` for a form that must never lose what was typed. If no response arrives because the shop was updated, cannot be reached
 * or refused to read the form, the failure becomes an ordinary refusal.
 */
export function useAction(action: Action) {
  // The server needs the action itself, to write its id into the form for browsers without scripts.
  const words = useFormWords()
  return useActionState(typeof window === 'undefined' ? action : answered(action, words), IDLE)
}

/** Returns the action, with an error message if the server cannot be reached. Redirects pass through. */
export function answered(action: Action, words: FormWords): Action {
  return async (state, form) => {
    try {
      return await action(state, form)
    } catch (fault) {
      unstable_rethrow(fault)
      // The inputs keep their values. Different values would make React recreate some of them.
      const values = state.status === 'refused' ? state.values : undefined
      return { status: 'refused', message: failureText(fault, words), ...(values && { values }) }
    }
  }
}

function failureText(fault: unknown, { refusals, failures }: FormWords): string {
  if (unstable_isUnrecognizedActionError(fault)) return refusals.outdated
  const said = fault instanceof Error ? fault.message : ''
  // fetch throws this error only when no response arrived.
  if (fault instanceof TypeError && !('digest' in fault)) return failures.offline
  // The web process responds in English if it has not read the form.
  const key = KEYS.find((one) => ENGLISH_WORDS.refusals[one] === said)
  return key ? refusals[key] : failures.failed
}
