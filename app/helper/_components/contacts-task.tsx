import { ContactFields } from '@/components/certificate/contact-fields'
import { OtherContact } from '@/components/certificate/other-contact'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { ContactRole } from '@/lib/certificates/contacts/contacts'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { COUNTRIES } from '@/lib/orders/countries'
import { helpWithContacts } from '../actions'

type Draft = NonNullable<Extract<HelperTask, { step: 'contacts' }>['draft']>

/** Step 2 for a helper. Saved contacts are not shown. */
export function ContactsTask({ draft: { level, isFilledIn } }: { draft: Draft }) {
  const fields = (role: ContactRole) => <ContactFields person={role} level={level} written={{}} sent={{}} countries={COUNTRIES} />
  return (
    <>
      {isFilledIn && (
        <Alert tone="info" title="Contacts are filled in">
          <p>We don’t show them here. What you save replaces them.</p>
        </Alert>
      )}
      <ActionForm action={helpWithContacts}>
        <fieldset>
          <legend className="mb-4 text-xl font-semibold">Administrative contact</legend>
          {fields('admin')}
        </fieldset>
        <p className="mb-4 text-ink-2">The technical and the billing contact are the same person, unless you say otherwise.</p>
        <OtherContact person="tech" title="Someone else for technical questions" filled={false}>
          {fields('tech')}
        </OtherContact>
        <OtherContact person="billing" title="Someone else for billing questions" filled={false}>
          {fields('billing')}
        </OtherContact>
        <SubmitButton>Save the contacts</SubmitButton>
      </ActionForm>
    </>
  )
}
