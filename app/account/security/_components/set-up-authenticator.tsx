import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { ActionState } from '@/lib/action-state'
import type { Factors } from '@/lib/auth/factors/find-factors'
import { AnswerQr, OnceDone, UntilDone } from './answer-parts'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

type SetUpAuthenticatorProps = {
  authenticator: Factors['authenticator']
  begin: Action
  confirm: Action
  /** The way on, once the recovery codes are kept. */
  children: ReactNode
  /** Shown if the app was on already. */
  isOn: ReactNode
}

/** The forms that set up an authenticator app. Each secret is shown once, in the answer to its form. */
export function SetUpAuthenticator({ authenticator, begin, confirm, children, isOn }: SetUpAuthenticatorProps) {
  return (
    <>
      {authenticator !== 'on' && (
        <ActionForm action={begin} prefix="begin" label="Set up an authenticator app">
          <AnswerQr />
          <AnswerData name="secret" label="The key as text, if you can’t scan it. It is shown only now." copy="Copy the key" />
          <SubmitButton variant={authenticator === 'begun' ? 'quiet' : 'primary'}>
            {authenticator === 'begun' ? 'Start again with a new key' : 'Show the key for the app'}
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={confirm} prefix="confirm" label="Enter the first code" className="mt-6">
        <AnswerData
          name="codes"
          label="Your recovery codes. Each works once, in place of the app. They are shown only now."
          copy="Copy the codes"
        />
        <OnceDone>{children}</OnceDone>
        <UntilDone>
          {authenticator === 'begun' && (
            <>
              <TextInput
                name="code"
                label="Code from the app"
                hint="Six digits."
                mono
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={12}
                className="max-w-48 text-lg tracking-widest"
              />
              <SubmitButton>Turn it on</SubmitButton>
            </>
          )}
          {authenticator === 'on' && isOn}
        </UntilDone>
      </ActionForm>
    </>
  )
}
