import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { savePolicy } from '../actions'

export function PolicyForm({ secondStep }: { secondStep: boolean }) {
  return (
    <section aria-labelledby="policy">
      <h2 id="policy" className="mb-4 text-lg">
        Second step
      </h2>
      <ActionForm action={savePolicy} prefix="policy" label="Second step">
        <Checkbox
          name="secondStep"
          label="Require a second step for all staff"
          hint="Those without an authenticator app or a passkey are asked to set one up before anything else."
          defaultChecked={secondStep}
        />
        <SubmitButton variant="secondary">Save</SubmitButton>
      </ActionForm>
    </section>
  )
}
