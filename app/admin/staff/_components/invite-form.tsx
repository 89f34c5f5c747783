import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { invite } from '../actions'
import { ROLE_OPTIONS } from './role-options'

export function InviteForm() {
  return (
    <section aria-labelledby="invite">
      <h2 id="invite" className="mb-4 text-lg">
        Invite someone
      </h2>
      <ActionForm action={invite} prefix="invite" label="Invite someone">
        <TextInput name="email" label="Email address" type="email" autoComplete="section-invited email" maxLength={254} />
        <RadioGroup name="role" label="Role" defaultValue="support" options={ROLE_OPTIONS} />
        <SubmitButton>Send the invitation</SubmitButton>
      </ActionForm>
    </section>
  )
}
