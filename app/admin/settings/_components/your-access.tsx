import { NewPassword } from '@/app/_components/new-password'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { changeOwnPassword, signOutEverywhere } from '../actions'

/** The password and the sessions of the signed-in staff member. */
export function YourAccess({ email }: { email: string }) {
  return (
    <section aria-labelledby="your-access" className="mt-10 max-w-form border-t border-line pt-8">
      <h2 id="your-access" className="mb-4 text-lg">
        Your own access
      </h2>
      <ActionForm action={changeOwnPassword} prefix="password" label="Change your password">
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <TextInput name="current" label="Current password" type="password" autoComplete="current-password" />
        <NewPassword />
        <SubmitButton variant="secondary">Change password</SubmitButton>
      </ActionForm>
      <p className="mt-8 text-ink-2">
        <a href="/admin/second-step">Set up an authenticator app</a> to protect your sign-in. Passkeys, recovery codes and the list of
        browsers are in your buyer’s account, which has the same address and password: <a href="/account/security">Sign-in and security</a>.
      </p>
      <p className="mt-8 mb-4 text-ink-2">
        Signed in elsewhere? This ends your sessions in every browser, including this one, here and in the shop.
      </p>
      <ActionForm action={signOutEverywhere} prefix="sessions" label="Sign out everywhere">
        <SubmitButton variant="secondary">Sign out everywhere</SubmitButton>
      </ActionForm>
    </section>
  )
}
