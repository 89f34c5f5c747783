import { buttonClass } from '@/components/ui/button'
import { AddressInput } from '@/components/ui/form/address-input'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { AUTHORITY_OF, type Authority } from '@/lib/dns/types'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type CheckNameFormProps = {
  language?: Language
  address?: string
  authority?: Authority
  family?: keyof typeof AUTHORITY_OF
  error?: string
  isMain?: boolean
}

/**
 * The "Check a name" form as a plain GET form: it works without scripts, and its result has its own URL. `isMain` is set on its own page.
 */
export function CheckNameForm({
  language = DEFAULT_LANGUAGE,
  address,
  family,
  authority = family && AUTHORITY_OF[family],
  error,
  isMain,
}: CheckNameFormProps) {
  const words = wordsOf(language, 'checkName')
  return (
    <form action={pathIn(language, '/tools/dns-check')} method="get" noValidate className="max-w-form">
      <FieldFrame id="for" label={words('label')} error={error} words={messagesOf(language).forms} hint={words('hint')}>
        <AddressInput address={address} describedBy={error ? 'for-error for-hint' : 'for-hint'} isWrong={error !== undefined} />
      </FieldFrame>
      {authority && <input type="hidden" name="authority" value={authority} />}
      <button type="submit" className={buttonClass({ variant: isMain ? 'primary' : 'secondary' })}>
        {words('button')}
      </button>
    </form>
  )
}
