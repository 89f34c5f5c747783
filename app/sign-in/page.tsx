import type { Metadata } from 'next'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { PasskeyForm } from '@/components/passkey/passkey-form'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { HAS_PASSKEYS } from '@/lib/auth/factors/relying-party'
import { readParam } from '@/lib/auth/read-param'
import { readSession } from '@/lib/auth/session/session'
import { beginPasskey, sendCode, signInByPasskey } from './actions'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

/** Step one of signing in: the address to send a code to. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const [params, session] = await Promise.all([searchParams, readSession()])
  const returnTo = readParam(params.return_to)
  const query = returnTo ? `?return_to=${encodeURIComponent(returnTo)}` : ''
  return (
    <FlowFrame leave={{ href: '/', label: 'Back to the shop' }}>
      <PageTitle lead="We send you a six-digit code. You need no password.">Sign in</PageTitle>
      {params.signed_out && <Alert tone="good">You are signed out.</Alert>}
      <ActionForm action={sendCode}>
        <TextInput
          name="email"
          label="Email address"
          hint="The one you ordered with."
          type="email"
          autoComplete="username"
          // Someone who is signed in is here to sign in again.
          defaultValue={session?.actor.kind === 'client' ? session.user.email : undefined}
        />
        <input type="hidden" name="return_to" value={returnTo ?? ''} />
        <SubmitButton>Send me a code</SubmitButton>
      </ActionForm>
      {HAS_PASSKEYS && (
        <div className="mt-6">
          <PasskeyForm kind="use" begin={beginPasskey} finish={signInByPasskey} label="Use a passkey">
            <input type="hidden" name="return_to" value={returnTo ?? ''} />
          </PasskeyForm>
        </div>
      )}
      <p className="mt-6">
        <a href={`/sign-in/password${query}`}>Sign in with a password instead</a>
      </p>
    </FlowFrame>
  )
}
