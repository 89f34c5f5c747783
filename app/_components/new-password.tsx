import { TextInput } from '@/components/ui/form/text-input'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { PASSWORD_MIN } from '@/lib/users/passwords'

/** The input for a new password, named `next`. */
export function NewPassword({ language = DEFAULT_LANGUAGE }: { language?: Language }) {
  const words = wordsOf(language, 'yourPassword')
  return (
    <TextInput
      name="next"
      label={words('new')}
      hint={words('newHint', { least: String(PASSWORD_MIN) })}
      type="password"
      autoComplete="new-password"
    />
  )
}
