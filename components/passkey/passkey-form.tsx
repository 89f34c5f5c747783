'use client'
import { type ReactNode, useRef, useState } from 'react'
import type { ActionState } from '@/lib/action-state'
import { Alert } from '../ui/alert'
import { Button, type ButtonVariant } from '../ui/button'
import { ActionForm } from '../ui/form/action-form'
import { useFormWords } from '../ui/words/words-context'
import { askPasskey } from './ask-passkey'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

type PasskeyFormProps = {
  kind: 'make' | 'use'
  /** Returns the challenge for the passkey. */
  begin: Action
  /** Receives the passkey's assertion as `answer`, with the other fields. */
  finish: Action
  label: string
  variant?: ButtonVariant
  /** The other fields of the form. */
  children?: ReactNode
}

/** A form submitted with a passkey's assertion. Passkeys need scripts, so the form is not shown without them. */
export function PasskeyForm({ kind, begin, finish, label, variant = 'secondary', children }: PasskeyFormProps) {
  const answer = useRef<HTMLInputElement>(null)
  const words = useFormWords().passkey
  const [isAsking, setAsking] = useState(false)
  const [sentence, setSentence] = useState('')

  async function press() {
    const input = answer.current
    if (isAsking || !input?.form) return
    setAsking(true)
    setSentence('')
    const asked = await askPasskey(begin, kind, words).catch(() => ({ sentence: words.unreachable }))
    setAsking(false)
    if ('sentence' in asked) return setSentence(asked.sentence)
    input.value = asked.answer
    input.form.requestSubmit()
  }

  return (
    <div className="needs-script">
      {sentence && (
        <Alert tone="bad" live>
          {sentence}
        </Alert>
      )}
      <ActionForm action={finish} prefix={`passkey-${kind}`} label={label}>
        {children}
        <input ref={answer} type="hidden" name="answer" />
        <Button variant={variant} onClick={press} aria-disabled={isAsking || undefined}>
          {isAsking && <span className="spinner" aria-hidden="true" />}
          <span>{label}</span>
        </Button>
      </ActionForm>
    </div>
  )
}
