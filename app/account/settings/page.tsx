import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { requireClient } from '@/lib/auth/guards'
import { getUser } from '@/lib/users/get-user'
import { PASSWORD_MIN } from '@/lib/users/passwords'
import { AccountPage } from '../_components/account-page'
import { changeName, changePassword, signOutEverywhere } from './actions'

export const metadata: Metadata = { title: 'Settings' }

/** Name, password and open sessions of the person who is signed in. */
export default async function SettingsPage() {
  const actor = await requireClient('/account/settings')
  const user = await getUser(actor)
  return (
    <AccountPage>
      <PageTitle lead={user?.email}>Settings</PageTitle>
      <div className="max-w-form space-y-10">
        <section aria-labelledby="your-name">
          <h2 id="your-name" className="mb-4">
            Your name
          </h2>
          <ActionForm action={changeName} prefix="name">
            <TextInput name="name" label="Name" required={false} autoComplete="name" defaultValue={user?.name ?? ''} maxLength={100} />
            <SubmitButton variant="secondary">Save name</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="your-password" className="border-t border-line pt-8">
          <h2 id="your-password" className="mb-2">
            {user?.hasPassword ? 'Change your password' : 'Set a password'}
          </h2>
          <p className="mb-4 text-ink-2">
            You can always sign in with a code sent by mail. Setting a password signs out every other browser.
          </p>
          <ActionForm action={changePassword} prefix="password">
            <input type="hidden" name="username" autoComplete="username" value={user?.email ?? ''} />
            {user?.hasPassword && <TextInput name="current" label="Present password" type="password" autoComplete="current-password" />}
            <TextInput
              name="next"
              label="New password"
              hint={`At least ${PASSWORD_MIN} characters. Several words in a row are easy to remember and hard to guess.`}
              type="password"
              autoComplete="new-password"
            />
            <SubmitButton variant="secondary">{user?.hasPassword ? 'Change password' : 'Set password'}</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="sessions" className="border-t border-line pt-8">
          <h2 id="sessions" className="mb-2">
            Signed in elsewhere?
          </h2>
          <p className="mb-4 text-ink-2">Ends your session in every browser, this one too.</p>
          <ActionForm action={signOutEverywhere} prefix="sessions">
            <SubmitButton variant="secondary">Sign out everywhere</SubmitButton>
          </ActionForm>
        </section>
      </div>
    </AccountPage>
  )
}
