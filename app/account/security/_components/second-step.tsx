import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { Factors } from '@/lib/auth/factors/find-factors'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { makeRecoveryCodes, removeAuthenticator } from '../actions'

/** The authenticator app and its recovery codes. */
export function SecondStep({ factors, mayChange, language }: { factors: Factors; mayChange: boolean; language: Language }) {
  const words = wordsOf(language, 'authenticator')
  const isOn = factors.authenticator === 'on'
  return (
    <section aria-labelledby="second-step" className="border-t border-line pt-8">
      <h2 id="second-step" className="mb-2">
        {words('title')}
      </h2>
      <p className="mb-4 text-ink-2">{words(isOn ? 'on' : 'off')}</p>
      {!isOn && mayChange && (
        <ButtonLink variant="secondary" href="/account/security/authenticator">
          {words('setUp')}
        </ButtonLink>
      )}
      {isOn && mayChange && (
        <ActionForm action={removeAuthenticator} prefix="remove-app" label={words('remove')}>
          <SubmitButton variant="quiet">{words('remove')}</SubmitButton>
        </ActionForm>
      )}
      {isOn && (
        <>
          <h3 className="mt-6 mb-2">{words('recovery')}</h3>
          <p className="mb-4 text-ink-2">{words('left', { left: factors.recoveryCodesLeft })}</p>
          {mayChange && (
            <ActionForm action={makeRecoveryCodes} prefix="recovery" label={words('makeCodes')}>
              <AnswerData name="codes" label={words('codesMade')} copy={words('copyCodes')} />
              <SubmitButton variant="secondary">{words('makeCodes')}</SubmitButton>
            </ActionForm>
          )}
        </>
      )}
    </section>
  )
}
