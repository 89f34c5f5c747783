'use client'
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useActionState } from 'react'
import { type ActionState, IDLE } from '@/lib/action-state'
import { FORM_FAILURES, FORM_REFUSALS } from '@/lib/web/text'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

/**
 * `useActionState` for a form that must never lose what was typed. If no answer arrives because the shop was updated, cannot be reached or
 * refused to read the form, that becomes an ordinary refusal.
 */
export function useAction(action: Action) {
  // The server needs the action itself, to write its id into the form for browsers without scripts.
  return useActionState(typeof window === 'undefined' ? action : answered(action), IDLE)
}

/** Returns the action, with an error message if the server cannot be reached. Redirects pass through. */
export function answered(action: Action): Action {
  return async (state, form) => {
    try {
      return await action(state, form)
    } catch (fault) {
      unstable_rethrow(fault)
      // The boxes keep their values. Different values would make React recreate some of them.
      const values = state.status === 'refused' ? state.values : undefined
      return { status: 'refused', message: failureText(fault), ...(values && { values }) }
    }
  }
}

function failureText(fault: unknown): string {
  if (unstable_isUnrecognizedActionError(fault)) return FORM_REFUSALS.outdated
  const said = fault instanceof Error ? fault.message : ''
  // fetch throws this, and nothing else, when no answer arrived.
  if (fault instanceof TypeError && !('digest' in fault)) return FORM_FAILURES.offline
  return Object.values<string>(FORM_REFUSALS).find((sentence) => sentence === said) ?? FORM_FAILURES.failed
}
