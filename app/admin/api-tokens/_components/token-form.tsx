import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { Checkbox } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { TOKEN_SCOPES } from '@/lib/actor'
import { SCOPE_WORDS } from '@/lib/api/text'
import { MAX_TOKEN_NAME } from '@/lib/api/token-input'
import { make } from '../actions'

const DAYS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
] as const

export function TokenForm() {
  return (
    <section aria-labelledby="make" className="mt-10 max-w-form">
      <h2 id="make" className="mb-4 text-lg">
        Make a token
      </h2>
      <ActionForm action={make} prefix="token" label="Make a token">
        <AnswerData name="token" label="Token (shown only once)" copy="Copy the token" />
        <TextInput
          name="name"
          label="Name"
          hint="The system that will use it, such as Bookkeeping. This name appears in the audit log."
          maxLength={MAX_TOKEN_NAME}
        />
        <fieldset>
          <legend className="mb-1 font-semibold">What it can do</legend>
          {TOKEN_SCOPES.map((scope) => (
            <Checkbox key={scope} name={`scopes.${scope}`} label={SCOPE_WORDS[scope]} hint={<code translate="no">{scope}</code>} />
          ))}
        </fieldset>
        <RadioGroup name="days" label="Works for" options={DAYS} defaultValue="90" inline />
        <SubmitButton>Make the token</SubmitButton>
      </ActionForm>
    </section>
  )
}
