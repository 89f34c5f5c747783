'use client'
import { type FormEvent, type ReactNode, startTransition, useState } from 'react'
import type { ActionState } from '@/lib/action-state'
import { Alert } from '../alert'
import { FormContext } from './form-context'
import { useIsLatest } from './latest-answer'
import { Refused } from './refused'
import { useAction } from './use-action'

type ActionFormProps = {
  /** Made by defineAction. Works without JavaScript: the browser posts, the page comes back with its errors. */
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  children: ReactNode
  className?: string
  /** Keeps field ids apart where one page holds several forms. */
  prefix?: string
  /** A heading's or label's words for assistive technology, where the page does not make the form's purpose plain. */
  label?: string
  /** Said when the action answers `done` without words of its own; leave out where the action redirects. */
  done?: ReactNode
}

/**
 * A form bound to a server action. Gives its fields their errors and values, lists the errors on top and moves the focus there.
 * What was typed stays in the boxes after every answer; a second press while the first is under way is ignored.
 */
export function ActionForm({ action, children, className, prefix = '', label, done }: ActionFormProps) {
  const [state, dispatch, pending] = useAction(action)
  const [found, tellFound] = useState<Record<string, string>>({})
  const isLatest = useIsLatest(state)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    const form = new FormData(event.currentTarget, pressed)
    startTransition(() => dispatch(form))
  }

  return (
    <FormContext value={{ state, pending, prefix, found, tellFound }}>
      <form action={dispatch} onSubmit={submit} noValidate className={className} aria-label={label}>
        {state.status === 'refused' && <Refused state={state} found={found} prefix={prefix} />}
        {state.status === 'done' && isLatest && (state.message ?? done) && (
          <Alert tone="good" live>
            {state.message ?? done}
          </Alert>
        )}
        {children}
      </form>
    </FormContext>
  )
}
