import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { ActionState } from '@/lib/action-state'
import type { Factors } from '@/lib/auth/factors/find-factors'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { AnswerQr, OnceDone, UntilDone } from './answer-parts'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

type SetUpAuthenticatorProps = {
  authenticator: Factors['authenticator']
  begin: Action
  confirm: Action
  /** The link for continuing, once the recovery codes are saved. */
  children: ReactNode
  /** Shown if the app was already turned on. */
  isOn: ReactNode
  /** The language; English in the back office. */
  language?: Language
}

/** The forms that set up an authenticator app. Each secret is shown once, in the response to its form. */
export function SetUpAuthenticator(props: SetUpAuthenticatorProps) {
  const { authenticator, begin, confirm, children, isOn, language = DEFAULT_LANGUAGE } = props
  const words = wordsOf(language, 'authenticator')
  return (
    <>
      {authenticator !== 'on' && (
        <ActionForm action={begin} prefix="begin" label={words('setUp')}>
          <AnswerQr label={words('qr')} />
          <AnswerData name="secret" label={words('keyAsText')} copy={words('copyKey')} />
          <SubmitButton variant={authenticator === 'begun' ? 'quiet' : 'primary'}>
            {words(authenticator === 'begun' ? 'startAgain' : 'showKey')}
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={confirm} prefix="confirm" label={words('confirm')} className="mt-6">
        <AnswerData name="codes" label={words('firstCodes')} copy={words('copyCodes')} />
        <OnceDone>{children}</OnceDone>
        <UntilDone>
          {authenticator === 'begun' && (
            <>
              <TextInput
                name="code"
                label={words('code')}
                hint={words('codeHint')}
                mono
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={12}
                className="max-w-48 text-lg tracking-widest"
              />
              <SubmitButton>{words('turnOn')}</SubmitButton>
            </>
          )}
          {authenticator === 'on' && isOn}
        </UntilDone>
      </ActionForm>
    </>
  )
}
