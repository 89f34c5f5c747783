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
import { readLanguage } from '@/lib/auth/session/language'
import { readSession } from '@/lib/auth/session/session'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { beginPasskey, sendCode, signInByPasskey } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'signIn')('title'), robots: { index: false } }
}

/** Step one of signing in: the address to send a code to. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const [params, session] = await Promise.all([searchParams, readSession()])
  const language = await readLanguage()
  const words = wordsOf(language, 'signIn')
  const returnTo = readParam(params.return_to)
  const query = returnTo ? `?return_to=${encodeURIComponent(returnTo)}` : ''
  return (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/'), label: words('toShop') }}>
      <PageTitle lead={words('lead')}>{words('title')}</PageTitle>
      {params.signed_out && <Alert tone="good">{words('signedOut')}</Alert>}
      <ActionForm action={sendCode}>
        <TextInput
          name="email"
          label={words('email')}
          hint={words('emailHint')}
          type="email"
          autoComplete="username"
          // Someone who is already signed in opens this page to sign in again, so their address is prefilled.
          defaultValue={session?.actor.kind === 'client' ? session.user.email : undefined}
        />
        <input type="hidden" name="return_to" value={returnTo ?? ''} />
        <SubmitButton>{words('sendCode')}</SubmitButton>
      </ActionForm>
      {HAS_PASSKEYS && (
        <div className="mt-6">
          <PasskeyForm kind="use" begin={beginPasskey} finish={signInByPasskey} label={words('passkey')}>
            <input type="hidden" name="return_to" value={returnTo ?? ''} />
          </PasskeyForm>
        </div>
      )}
      <p className="mt-6">
        <a href={`/sign-in/password${query}`}>{words('withPassword')}</a>
      </p>
    </FlowFrame>
  )
}
