import { ContactFields } from '@/components/certificate/contact-fields'
import { OtherContact } from '@/components/certificate/other-contact'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { ContactRole } from '@/lib/certificates/contacts/contacts'
import type { Draft } from '@/lib/certificates/view/schema'
import { COUNTRIES } from '@/lib/orders/countries'
import { saveContactsFor } from '../actions'

/** Step 2: the people the authority may contact. */
export function ContactsSection({ draft: { certificateId, contacts, type } }: { draft: Draft }) {
  const fields = (role: ContactRole) => (
    <ContactFields
      person={role}
      level={type.level}
      written={contacts?.written[role] ?? {}}
      sent={contacts?.sent[role] ?? {}}
      countries={COUNTRIES}
    />
  )
  return (
    <section id="contacts" aria-labelledby="contacts-title">
      <h2 id="contacts-title" className="mb-4 text-lg">
        2. Contacts
      </h2>
      <ActionForm action={saveContactsFor} prefix="contacts" label="Contacts">
        <input type="hidden" name="id" value={certificateId} />
        <fieldset>
          <legend className="mb-4 font-semibold">Administrative contact</legend>
          {fields('admin')}
        </fieldset>
        <p className="mb-4 text-ink-2">The technical and billing contacts are the same person unless you enter someone else.</p>
        <OtherContact person="tech" title="Someone else for technical questions" filled={Boolean(contacts?.written.tech)}>
          {fields('tech')}
        </OtherContact>
        <OtherContact person="billing" title="Someone else for billing questions" filled={Boolean(contacts?.written.billing)}>
          {fields('billing')}
        </OtherContact>
        <SubmitButton variant={contacts ? 'secondary' : 'primary'}>Save the contacts</SubmitButton>
      </ActionForm>
    </section>
  )
}
