import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { saveName } from '../actions'

/** Lets the buyer name a certificate, so that several of one product can be told apart. */
export function YourName({ certificate: { id, label } }: { certificate: Pick<CertificateView, 'id' | 'label'> }) {
  return (
    <details className="mt-10 border-y border-line py-2">
      <summary className="min-h-11 py-2 font-semibold">{label ? 'Change your name for it' : 'Name this certificate'}</summary>
      <ActionForm action={saveName} prefix="name-" className="py-2">
        <input type="hidden" name="id" value={id} />
        <TextInput
          name="label"
          label="Your name for it"
          hint="For example an address or a server. Only you and our team see it."
          required={false}
          defaultValue={label}
          autoComplete="off"
        />
        <SubmitButton variant="secondary">Save the name</SubmitButton>
      </ActionForm>
    </details>
  )
}
