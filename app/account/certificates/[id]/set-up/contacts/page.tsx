import type { Metadata } from 'next'
import { ContactFields } from '@/components/certificate/contact-fields'
import { OtherContact } from '@/components/certificate/other-contact'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { readLanguage } from '@/lib/auth/session/language'
import { CONTACT_ROLES, type Contact, type ContactRole } from '@/lib/certificates/contacts/contacts'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { countriesIn } from '@/lib/orders/countries'
import { SetUpFrame } from '../_components/set-up-frame'
import { saveContactsStep } from '../actions'
import { loadSetUp, stepPath } from '../load-set-up'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'contacts')('title') }
}

/** Step 2: the people the authority may contact. */
export default async function ContactsPage({ params }: PageProps<'/account/certificates/[id]/set-up/contacts'>) {
  const { id } = await params
  const { certificate, draft } = await loadSetUp(id, 'contacts')
  const language = await readLanguage()
  const words = wordsOf(language, 'contacts')
  const kept = draft.contactsAreMasked ? null : draft.contacts
  const fields = (role: ContactRole, fallback: Partial<Contact> = {}) => (
    <ContactFields
      person={role}
      level={draft.type.level}
      written={kept?.written[role] ?? fallback}
      sent={kept?.sent[role] ?? {}}
      countries={countriesIn(language)}
      language={language}
    />
  )
  return (
    <SetUpFrame
      certificate={certificate}
      draft={draft}
      step="contacts"
      title={words('title')}
      language={language}
      lead={words(draft.type.level === 'dv' ? 'leadDomain' : 'leadOrganisation')}
    >
      {draft.contacts && draft.contactsAreMasked && (
        <Masked id={id} contacts={draft.contacts.written} isGood={draft.steps.contacts === 'done'} language={language} />
      )}
      <ActionForm action={saveContactsStep}>
        <input type="hidden" name="id" value={id} />
        <fieldset>
          <legend className="mb-4 text-xl font-semibold">{words('admin')}</legend>
          {fields('admin', contactFromRequest(draft.request?.facts))}
        </fieldset>
        <p className="mb-4 text-ink-2">{words('same')}</p>
        <OtherContact person="tech" title={words('otherTech')} filled={Boolean(kept?.written.tech)}>
          {fields('tech')}
        </OtherContact>
        <OtherContact person="billing" title={words('otherBilling')} filled={Boolean(kept?.written.billing)}>
          {fields('billing')}
        </OtherContact>
        <SubmitButton>{wordsOf(language, 'setUp')('save')}</SubmitButton>
      </ActionForm>
    </SetUpFrame>
  )
}

type MaskedProps = { id: string; contacts: Record<ContactRole, Contact | null>; isGood: boolean; language: Language }

/** Contacts entered by someone else: keep them, or enter new ones below. */
function Masked({ id, contacts, isGood, language }: MaskedProps) {
  const words = wordsOf(language, 'contacts')
  const people = CONTACT_ROLES.flatMap((role) => contacts[role] ?? [])
  return (
    <Alert tone="info" title={words('filled')}>
      <p>
        {words('filledText', { people: people.map(({ firstName, lastName, email }) => `${firstName} ${lastName}, ${email}`).join('; ') })}
      </p>
      {isGood && (
        <p className="my-3">
          <ButtonLink href={stepPath(id, 'approver')} variant="secondary">
            {words('keep')}
          </ButtonLink>
        </p>
      )}
      <p>{words.rich('change', { link: (text) => <a href="/sign-in">{text}</a> })}</p>
    </Alert>
  )
}

/** Returns the contact details from the request, so that they need not be typed again. */
function contactFromRequest(
  facts: { organization?: string; locality?: string; state?: string; country?: string } | undefined,
): Partial<Contact> {
  if (!facts) return {}
  return { organization: facts.organization, city: facts.locality, state: facts.state, country: facts.country }
}
