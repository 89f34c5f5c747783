import { FieldFrame } from '@/components/ui/form/field-frame'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { AddressInput } from '../ui/form/address-input'

type FinderFormProps = {
  language?: Language
  /** The previous query. */
  address?: string
  proves?: string
  covers?: string
  error?: string
  /** Adds the two questions that narrow down the list. */
  detailed?: boolean
}

/** The "Address to secure" field as a plain GET form, so it works without scripts and the result can be shared. */
export function FinderForm({ language = DEFAULT_LANGUAGE, address, proves, covers, error, detailed }: FinderFormProps) {
  const words = wordsOf(language, 'finder')
  const levels = wordsOf(language, 'certificate')
  return (
    <form action={pathIn(language, '/find')} method="get" noValidate className="max-w-[32.5rem]">
      <FieldFrame id="for" label={words('label')} error={error} words={messagesOf(language).forms} className="">
        <div className="flex flex-wrap gap-2 sm:flex-nowrap">
          <AddressInput
            address={address}
            describedBy={error ? 'for-error for-note' : 'for-note'}
            isWrong={error !== undefined}
            className="min-w-0"
          />
          <button type="submit" className="btn btn-primary w-full flex-none sm:w-auto">
            {words('button')}
          </button>
        </div>
        <p id="for-note" className="mt-2 text-sm text-ink-3">
          {words('note')}
        </p>
      </FieldFrame>
      {detailed && (
        <div className="mt-5 grid gap-x-4 sm:grid-cols-2">
          <Question
            id="proves"
            label={words('proves')}
            chosen={proves}
            options={[
              ['', words('anything')],
              ['dv', levels('level.dv')],
              ['ov', levels('level.ov')],
              ['ev', levels('level.ev')],
            ]}
          />
          <Question
            id="covers"
            label={words('covers')}
            chosen={covers}
            options={[
              ['', words('decide')],
              ['one', words('one')],
              ['sub-domains', words('subDomains')],
              ['several', words('several')],
            ]}
          />
        </div>
      )}
    </form>
  )
}

type QuestionProps = {
  id: string
  label: string
  chosen: string | undefined
  options: readonly (readonly [value: string, label: string])[]
}

function Question({ id, label, chosen, options }: QuestionProps) {
  return (
    <FieldFrame id={id} label={label} className="mb-3">
      <select id={id} name={id} defaultValue={chosen} className="field">
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
