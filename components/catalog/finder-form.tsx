import { FieldFrame } from '@/components/ui/form/field-frame'
import { LEVEL_NAME } from '@/lib/catalog/text'
import { AddressInput } from '../ui/form/address-input'

type FinderFormProps = {
  /** The previous query. */
  address?: string
  proves?: string
  covers?: string
  error?: string
  /** Adds the two questions that narrow the list. */
  detailed?: boolean
}

/** "Address to secure" as a plain GET form, so it works without scripts and the result can be shared. */
export function FinderForm({ address, proves, covers, error, detailed }: FinderFormProps) {
  return (
    <form action="/find" method="get" noValidate className="max-w-[32.5rem]">
      <FieldFrame id="for" label="Address to secure" error={error} className="">
        <div className="flex flex-wrap gap-2 sm:flex-nowrap">
          <AddressInput
            address={address}
            describedBy={error ? 'for-error for-note' : 'for-note'}
            isWrong={error !== undefined}
            className="min-w-0"
          />
          <button type="submit" className="btn btn-primary w-full flex-none sm:w-auto">
            Show what fits
          </button>
        </div>
        <p id="for-note" className="mt-2 text-sm text-ink-3">
          We only use it to filter the list. Nothing is looked up until you order.
        </p>
      </FieldFrame>
      {detailed && (
        <div className="mt-5 grid gap-x-4 sm:grid-cols-2">
          <Question id="proves" label="What it should prove" chosen={proves} options={PROOF_OPTIONS} />
          <Question id="covers" label="Which names it covers" chosen={covers} options={COVER_OPTIONS} />
        </div>
      )}
    </form>
  )
}

const PROOF_OPTIONS = [
  ['', 'Anything'],
  ['dv', LEVEL_NAME.dv],
  ['ov', LEVEL_NAME.ov],
  ['ev', LEVEL_NAME.ev],
] as const

const COVER_OPTIONS = [
  ['', 'Decide from the address'],
  ['one', 'This name only'],
  ['sub-domains', 'All direct sub-domains'],
  ['several', 'This name and others'],
] as const

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
