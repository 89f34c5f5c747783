import type { Metadata } from 'next'
import { FlowFrame } from '@/app/_components/flow-frame'
import { beginPasskey } from '@/app/sign-in/actions'
import { PageTitle } from '@/components/layout/page-title'
import { PasskeyForm } from '@/components/passkey/passkey-form'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { HAS_PASSKEYS } from '@/lib/auth/factors/relying-party'
import { readParam } from '@/lib/auth/read-param'
import { signInStaff, signInStaffByPasskey } from './actions'

export const metadata: Metadata = { title: 'Staff sign-in', robots: { index: false, follow: false } }

/** The back office's own sign-in: a password, the staff role, and a session separate from those of buyers. */
export default async function StaffSignInPage({ searchParams }: PageProps<'/admin/sign-in'>) {
  const query = await searchParams
  const returnTo = readParam(query.return_to)
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      <PageTitle lead="For the people who run this shop. Buyers sign in on their own page.">Staff sign-in</PageTitle>
      {readParam(query.password_set) && <Alert tone="good">Your password is set. Sign in with it.</Alert>}
      <ActionForm action={signInStaff}>
        <TextInput name="email" label="Email address" type="email" autoComplete="username" />
        <TextInput name="password" label="Password" type="password" autoComplete="current-password" />
        <input type="hidden" name="return_to" value={returnTo ?? ''} />
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
      {HAS_PASSKEYS && (
        <div className="mt-6">
          <PasskeyForm kind="use" begin={beginPasskey} finish={signInStaffByPasskey} label="Use a passkey">
            <input type="hidden" name="return_to" value={returnTo ?? ''} />
          </PasskeyForm>
        </div>
      )}
      <p className="mt-6">
        <a href="/admin/sign-in/forgot" className="inline-block py-1">
          Forgot your password?
        </a>
      </p>
    </FlowFrame>
  )
}
