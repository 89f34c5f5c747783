import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { findFactors } from '@/lib/auth/factors/find-factors'
import { requireClient } from '@/lib/auth/guards/guards'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { getUser } from '@/lib/users/get-user'
import { AccountPage } from '../../_components/account-page'
import { AnswerQr, OnceDone, UntilDone } from '../_components/answer-parts'
import { SignInAgain } from '../_components/sign-in-again'
import { beginAuthenticator, confirmAuthenticator } from '../actions'

export const metadata: Metadata = { title: 'Authenticator app' }

/** Sets up an authenticator app: the secret, its first code, the recovery codes. Each secret is shown once, in the answer to its form. */
export default async function AuthenticatorPage() {
  const actor = await requireClient('/account/security/authenticator')
  const [{ authenticator }, mayChange, user] = await Promise.all([findFactors(actor), isFresh(actor), getUser(actor)])
  return (
    <AccountPage>
      <PageTitle
        eyebrow={<a href="/account/security">Sign-in and security</a>}
        lead="An app on your phone shows a new six-digit code each half minute. We ask for it when you sign in, except with a passkey."
      >
        Authenticator app
      </PageTitle>
      <div className="max-w-form">
        {!mayChange && <SignInAgain returnTo="/account/security/authenticator" isStaff={user?.isStaff} />}
        {mayChange && authenticator !== 'on' && (
          <ActionForm action={beginAuthenticator} prefix="begin" label="Set up an authenticator app">
            <AnswerQr />
            <AnswerData name="secret" label="The key as text, if you can’t scan it. It is shown only now." copy="Copy the key" />
            <SubmitButton variant={authenticator === 'begun' ? 'quiet' : 'primary'}>
              {authenticator === 'begun' ? 'Start again with a new key' : 'Show the key for the app'}
            </SubmitButton>
          </ActionForm>
        )}
        {mayChange && (
          <ActionForm action={confirmAuthenticator} prefix="confirm" label="Enter the first code" className="mt-6">
            <AnswerData
              name="codes"
              label="Your recovery codes. Each works once, in place of the app. They are shown only now."
              copy="Copy the codes"
            />
            <OnceDone>
              <ButtonLink href="/account/security">I’ve kept the codes</ButtonLink>
            </OnceDone>
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
              {authenticator === 'on' && (
                <p>
                  The authenticator app is on. <a href="/account/security">Back to sign-in and security</a>
                </p>
              )}
            </UntilDone>
          </ActionForm>
        )}
      </div>
    </AccountPage>
  )
}
