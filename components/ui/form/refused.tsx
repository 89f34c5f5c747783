import type { ActionState } from '@/lib/action-state'
import { ErrorSummary } from './error-summary'
import { fieldId } from './form-context'
import { SuggestionSummary } from './suggestion-summary'

type RefusedProps = {
  state: Extract<ActionState, { status: 'refused' }>
  /** Errors that the page itself has found since the response. They are more specific than the server's. */
  found: Record<string, string>
  prefix: string
}

/** Shown at the top of a refused form: a list of errors, or of suggestions if nothing is wrong. */
export function Refused({ state, found, prefix }: RefusedProps) {
  const { message, fields, suggestions, values, link } = state
  const wrong = { ...fields, ...found }
  if (suggestions && Object.keys(wrong).length === 0)
    return <SuggestionSummary message={message} fields={inOrder(suggestions, values, prefix)} answer={state} />
  return <ErrorSummary message={message} fields={inOrder(wrong, values, prefix)} link={link} answer={state} />
}

/**
 * Sorts in the order in which the form submits its inputs, which is the reading order. Inputs that were not submitted, such as an unticked
 * checkbox, come last.
 */
function inOrder(sentences: Record<string, string>, values: Record<string, string> = {}, prefix: string) {
  const sent = Object.keys(values)
  const place = (name: string) => (name in values ? sent.indexOf(name) : sent.length)
  return Object.entries(sentences)
    .sort(([one], [other]) => place(one) - place(other))
    .map(([name, text]) => ({ id: fieldId(prefix, name), text }))
}
