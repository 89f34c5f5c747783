import { TextInput } from '@/components/ui/form/text-input'
import { PASSWORD_MIN } from '@/lib/users/passwords'

/** The box for a password that is being set, named `next`. */
export function NewPassword() {
  return (
    <TextInput
      name="next"
      label="New password"
      hint={`At least ${PASSWORD_MIN} characters. Several words in a row are easy to remember and hard to guess.`}
      type="password"
      autoComplete="new-password"
    />
  )
}
