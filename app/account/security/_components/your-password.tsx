import { NewPassword } from '@/app/_components/new-password'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { UserView } from '@/lib/users/get-user'
import { changePassword, removePassword, sendPasswordCode } from '../actions'

type YourPasswordProps = { user: UserView; hasCode: boolean; mayRemove: boolean; language: Language }

/** Sets or changes the password, confirmed by the current one or by a code emailed to the person's own address. */
export function YourPassword({ user, hasCode, mayRemove, language }: YourPasswordProps) {
  const words = wordsOf(language, 'yourPassword')
  const mayUseCode = !user.hasPassword || !user.isStaff
  const usesCode = mayUseCode && hasCode
  return (
    <section aria-labelledby="your-password" className="border-t border-line pt-8">
      <h2 id="your-password" className="mb-2">
        {words(user.hasPassword ? 'change' : 'set')}
      </h2>
      <p className="mb-4 text-ink-2">{words(user.hasPassword ? 'aboutChange' : 'aboutSet')}</p>
      {(usesCode || user.hasPassword) && (
        <ActionForm action={changePassword} prefix="password">
          <input type="hidden" name="username" autoComplete="username" value={user.email} />
          {usesCode ? (
            <TextInput
              // A separate input, so that a typed password never ends up in an input that shows its text.
              key="code"
              name="code"
              label={words('code')}
              hint={words('codeHint', { email: user.email })}
              mono
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              className="max-w-48 text-lg tracking-widest"
            />
          ) : (
            <TextInput key="current" name="current" label={words('current')} type="password" autoComplete="current-password" />
          )}
          <NewPassword language={language} />
          <SubmitButton>{words(user.hasPassword ? 'saveChange' : 'saveSet')}</SubmitButton>
        </ActionForm>
      )}
      {mayUseCode && (
        <ActionForm action={sendPasswordCode} prefix="password-code" label={words('sendCode')} className="mt-4">
          <SubmitButton variant={usesCode || user.hasPassword ? 'quiet' : 'secondary'}>
            {words(usesCode ? 'sendAnother' : user.hasPassword ? 'forgot' : 'sendCode')}
          </SubmitButton>
        </ActionForm>
      )}
      {user.hasPassword && mayRemove && (
        <ActionForm action={removePassword} prefix="remove-password" label={words('remove')} className="mt-4">
          <SubmitButton variant="quiet">{words('remove')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
