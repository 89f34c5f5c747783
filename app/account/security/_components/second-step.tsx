import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { Factors } from '@/lib/auth/factors/find-factors'
import { makeRecoveryCodes, removeAuthenticator } from '../actions'

/** The authenticator app and its recovery codes. */
export function SecondStep({ factors, mayChange }: { factors: Factors; mayChange: boolean }) {
  const isOn = factors.authenticator === 'on'
  return (
    <section aria-labelledby="second-step" className="border-t border-line pt-8">
      <h2 id="second-step" className="mb-2">
        Authenticator app
      </h2>
      <p className="mb-4 text-ink-2">
        {isOn
          ? 'On. We ask for its code when you sign in with a password, a code or a link.'
          : 'Off. With an app, someone who knows your password or reads your mail still can’t sign in.'}
      </p>
      {!isOn && mayChange && (
        <ButtonLink variant="secondary" href="/account/security/authenticator">
          Set up an authenticator app
        </ButtonLink>
      )}
      {isOn && mayChange && (
        <ActionForm action={removeAuthenticator} prefix="remove-app" label="Remove the authenticator app">
          <SubmitButton variant="quiet">Remove the authenticator app</SubmitButton>
        </ActionForm>
      )}
      {isOn && (
        <>
          <h3 className="mt-6 mb-2">Recovery codes</h3>
          <p className="mb-4 text-ink-2">
            {factors.recoveryCodesLeft === 1 ? '1 code is left.' : `${factors.recoveryCodesLeft} codes are left.`} Each works once in place
            of the app, for example when your phone is lost.
          </p>
          {mayChange && (
            <ActionForm action={makeRecoveryCodes} prefix="recovery" label="Make new recovery codes">
              <AnswerData name="codes" label="Your recovery codes. They are shown only now." copy="Copy the codes" />
              <SubmitButton variant="secondary">Make new recovery codes</SubmitButton>
            </ActionForm>
          )}
        </>
      )}
    </section>
  )
}
