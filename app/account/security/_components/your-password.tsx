import { NewPassword } from '@/app/_components/new-password'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { UserView } from '@/lib/users/get-user'
import { changePassword, removePassword, sendPasswordCode } from '../actions'

/** Sets or changes the password, with the current one or with a code sent to the person's own address. */
export function YourPassword({ user, hasCode, mayRemove }: { user: UserView; hasCode: boolean; mayRemove: boolean }) {
  const mayUseCode = !user.hasPassword || !user.isStaff
  const usesCode = mayUseCode && hasCode
  return (
    <section aria-labelledby="your-password" className="border-t border-line pt-8">
      <h2 id="your-password" className="mb-2">
        {user.hasPassword ? 'Change your password' : 'Set a password'}
      </h2>
      <p className="mb-4 text-ink-2">
        You can always sign in with a code we email you. Setting a password signs out every other browser
        {user.hasPassword ? '.' : ', and needs a code first, so that no one else can set one for you.'}
      </p>
      {(usesCode || user.hasPassword) && (
        <ActionForm action={changePassword} prefix="password">
          <input type="hidden" name="username" autoComplete="username" value={user.email} />
          {usesCode ? (
            <TextInput
              // A separate box, so that a typed password never ends up in one that shows its text.
              key="code"
              name="code"
              label="Six-digit code"
              hint={`It went to ${user.email} and works for 10 minutes.`}
              mono
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              className="max-w-48 text-lg tracking-widest"
            />
          ) : (
            <TextInput key="current" name="current" label="Current password" type="password" autoComplete="current-password" />
          )}
          <NewPassword />
          <SubmitButton>{user.hasPassword ? 'Change password' : 'Set password'}</SubmitButton>
        </ActionForm>
      )}
      {mayUseCode && (
        <ActionForm action={sendPasswordCode} prefix="password-code" label="Send me a code" className="mt-4">
          <SubmitButton variant={usesCode || user.hasPassword ? 'quiet' : 'secondary'}>
            {usesCode ? 'Send another code' : user.hasPassword ? 'Forgot it? Send me a code' : 'Send me a code'}
          </SubmitButton>
        </ActionForm>
      )}
      {user.hasPassword && mayRemove && (
        <ActionForm action={removePassword} prefix="remove-password" label="Remove the password" className="mt-4">
          <SubmitButton variant="quiet">Remove the password</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
