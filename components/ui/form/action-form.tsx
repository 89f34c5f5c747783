'use client'
import { type FormEvent, type ReactNode, startTransition, useEffect, useState } from 'react'
import type { ActionState } from '@/lib/action-state'
import { Alert } from '../alert'
import { FormContext } from './form-context'
import { useIsLatest } from './latest-answer'
import { Refused } from './refused'
import { showAnswer } from './show-answer'
import { useAction } from './use-action'

type ActionFormProps = {
  /** Created by defineAction. Works without JavaScript: the browser posts the form, and the page is rendered again with its errors. */
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  children: ReactNode
  className?: string
  /** Keeps field ids unique if a page has several forms. */
  prefix?: string
  /** A label for assistive technology, if the form's purpose isn't clear from the page. */
  label?: string
  /** Shown when the action returns `done` without a message. Omit it if the action redirects. */
  done?: ReactNode
}

/**
 * A form bound to a server action. Passes errors and values to its fields, lists the errors at the top and moves the focus there. Typed
 * text stays in the inputs after every response. While a submission is in progress, another one is ignored.
 */
export function ActionForm({ action, children, className, prefix = '', label, done }: ActionFormProps) {
  const [state, dispatch, pending] = useAction(action)
  const [found, tellFound] = useState<Record<string, string>>({})
  const [isHeld, hold] = useState(false)
  const isLatest = useIsLatest(state)
  const [isAnswered] = useState(state.status === 'done')

  // The form was sent before React ran.
  useEffect(() => {
    if (isAnswered) showAnswer()
  }, [isAnswered])

  function submit(event: FormEvent<HTMLFormElement>) {
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    // A button that starts a download is left to the browser.
    if (pressed?.dataset.download !== undefined) return
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget, pressed)
    startTransition(() => dispatch(form))
  }

  return (
    <FormContext value={{ state, pending: pending || isHeld, prefix, found, tellFound, hold }}>
      <form action={dispatch} onSubmit={submit} noValidate className={className} aria-label={label} data-state={state.status}>
        {state.status === 'refused' && <Refused state={state} found={found} prefix={prefix} />}
        {state.status === 'done' && isLatest && (state.message ?? done) && (
          <div data-answer="">
            <Alert tone="good" live>
              {state.message ?? done}
            </Alert>
          </div>
        )}
        {children}
      </form>
    </FormContext>
  )
}
