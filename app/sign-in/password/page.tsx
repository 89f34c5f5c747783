import type { Metadata } from 'next'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { PasskeyForm } from '@/components/passkey/passkey-form'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { HAS_PASSKEYS } from '@/lib/auth/factors/relying-party'
import { readParam } from '@/lib/auth/read-param'
import { readSession } from '@/lib/auth/session/session'
import { beginPasskey, signInByPasskey, signInByPassword } from '../actions'

export const metadata: Metadata = { title: 'Sign in with a password', robots: { index: false } }

/** Sign-in for people who set a password in their settings. */
export default async function PasswordPage({ searchParams }: PageProps<'/sign-in/password'>) {
  const [params, session] = await Promise.all([searchParams, readSession()])
  const returnTo = readParam(params.return_to)
  const query = returnTo ? `?return_to=${encodeURIComponent(returnTo)}` : ''
  return (
    <FlowFrame leave={{ href: '/', label: 'Back to the shop' }}>
      <PageTitle>Sign in with a password</PageTitle>
      <ActionForm action={signInByPassword}>
        <TextInput
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          // Someone who is signed in is here to sign in again.
          defaultValue={session?.actor.kind === 'client' ? session.user.email : undefined}
        />
        <TextInput name="password" label="Password" type="password" autoComplete="current-password" />
        <input type="hidden" name="return_to" value={returnTo ?? ''} />
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
      {HAS_PASSKEYS && (
        <div className="mt-6">
          <PasskeyForm kind="use" begin={beginPasskey} finish={signInByPasskey} label="Use a passkey">
            <input type="hidden" name="return_to" value={returnTo ?? ''} />
          </PasskeyForm>
        </div>
      )}
      <p className="mt-6">
        No password, or forgot it? <a href={`/sign-in${query}`}>Get a code by email instead</a>.
      </p>
    </FlowFrame>
  )
}
