import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { wordsOf } from '@/lib/languages/text'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@/lib/languages/types'
import { chooseLanguage } from './choose-language'

/** The language switch of a private page, which has one address for all languages. */
export function LanguageSwitch({ language }: { language: Language }) {
  return (
    <ActionForm action={chooseLanguage} prefix="language" label={wordsOf(language, 'shared')('language')} className="w-full">
      <ul className="flex flex-wrap gap-x-6">
        {LANGUAGES.map((one) => (
          <li key={one} lang={one}>
            <SubmitButton variant="quiet" small name="language" value={one} aria-current={one === language ? 'true' : undefined}>
              {LANGUAGE_NAMES[one]}
            </SubmitButton>
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
