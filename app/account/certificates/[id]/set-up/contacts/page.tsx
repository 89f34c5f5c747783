import type { Metadata } from 'next'
import { ContactFields } from '@/components/certificate/contact-fields'
import { OtherContact } from '@/components/certificate/other-contact'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { CONTACT_ROLES, type Contact, type ContactRole } from '@/lib/certificates/contacts/contacts'
import { COUNTRIES } from '@/lib/orders/countries'
import { SetUpFrame } from '../_components/set-up-frame'
import { saveContactsStep } from '../actions'
import { loadSetUp, stepPath } from '../load-set-up'

export const metadata: Metadata = { title: 'Who can the authority contact?' }

/** Step 2: the people the authority may contact. */
export default async function ContactsPage({ params }: PageProps<'/account/certificates/[id]/set-up/contacts'>) {
  const { id } = await params
  const { certificate, draft } = await loadSetUp(id, 'contacts')
  const kept = draft.contactsAreMasked ? null : draft.contacts
  const fields = (role: ContactRole, fallback: Partial<Contact> = {}) => (
    <ContactFields
      person={role}
      level={draft.type.level}
      written={kept?.written[role] ?? fallback}
      sent={kept?.sent[role] ?? {}}
      countries={COUNTRIES}
    />
  )
  return (
    <SetUpFrame
      certificate={certificate}
      draft={draft}
      step="contacts"
      title="Who can the authority contact?"
      lead={
        draft.type.level === 'dv'
          ? 'The authority asks for an address too. None of it is printed in the certificate.'
          : 'The authority compares this with public registers before it issues the certificate.'
      }
    >
      {draft.contacts && draft.contactsAreMasked && (
        <Masked id={id} contacts={draft.contacts.written} isGood={draft.steps.contacts === 'done'} />
      )}
      <ActionForm action={saveContactsStep}>
        <input type="hidden" name="id" value={id} />
        <fieldset>
          <legend className="mb-4 text-xl font-semibold">Administrative contact</legend>
          {fields('admin', contactFromRequest(draft.request?.facts))}
        </fieldset>
        <p className="mb-4 text-ink-2">The technical and the billing contact are the same person, unless you say otherwise.</p>
        <OtherContact person="tech" title="Someone else for technical questions" filled={Boolean(kept?.written.tech)}>
          {fields('tech')}
        </OtherContact>
        <OtherContact person="billing" title="Someone else for billing questions" filled={Boolean(kept?.written.billing)}>
          {fields('billing')}
        </OtherContact>
        <SubmitButton>Save and continue</SubmitButton>
      </ActionForm>
    </SetUpFrame>
  )
}

/** Contacts entered by someone else: keep them, or type new ones below. */
function Masked({ id, contacts, isGood }: { id: string; contacts: Record<ContactRole, Contact | null>; isGood: boolean }) {
  const people = CONTACT_ROLES.flatMap((role) => contacts[role] ?? [])
  return (
    <Alert tone="info" title="Contacts are already filled in">
      <p>
        {people.map(({ firstName, lastName, email }) => `${firstName} ${lastName}, ${email}`).join('; ')}. They were entered in another
        browser or some time ago, so we don’t show them in full here.
      </p>
      {isGood && (
        <p className="my-3">
          <ButtonLink href={stepPath(id, 'approver')} variant="secondary">
            Keep these contacts
          </ButtonLink>
        </p>
      )}
      <p>
        To change them, fill in the form. To see them, <a href="/sign-in">sign in</a> with the address of the order.
      </p>
    </Alert>
  )
}

/** Returns contact values from the request, so that they need not be typed again. */
function contactFromRequest(
  facts: { organization?: string; locality?: string; state?: string; country?: string } | undefined,
): Partial<Contact> {
  if (!facts) return {}
  return { organization: facts.organization, city: facts.locality, state: facts.state, country: facts.country }
}
