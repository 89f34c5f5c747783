import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { saveBrandName } from '../actions'

/** The shop's name, shown at the top of each page, in titles and in emails. */
export function BrandForm({ name }: { name: string }) {
  return (
    <ActionForm action={saveBrandName} prefix="brand" label="Name of the shop" className="mt-12 max-w-form">
      <h2 className="mb-4 text-lg">Name of the shop</h2>
      <TextInput
        name="name"
        label="Name"
        hint="Buyers see it at the top of each page, in titles and in emails."
        maxLength={40}
        defaultValue={name}
      />
      <SubmitButton variant="secondary">Save the name</SubmitButton>
    </ActionForm>
  )
}
