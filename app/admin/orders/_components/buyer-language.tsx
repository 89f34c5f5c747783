import { RadioGroup } from '@/components/ui/form/radio-group'
import { DEFAULT_LANGUAGE, LANGUAGE_NAMES, LANGUAGES } from '@/lib/languages/types'

/** The language field for someone who may not have an account yet. Not named `language`, because that would be the form's own language. */
export function BuyerLanguage() {
  return (
    <RadioGroup
      name="buyerLanguage"
      label="Language for a new address"
      hint="For the emails and the account. A buyer who already has an account keeps its language."
      inline
      defaultValue={DEFAULT_LANGUAGE}
      options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
    />
  )
}
