import { ContactFields } from '@/components/certificate/contact-fields'
import { OtherContact } from '@/components/certificate/other-contact'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { ContactRole } from '@/lib/certificates/contacts/contacts'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { countriesIn } from '@/lib/orders/countries'
import { helpWithContacts } from '../actions'

type Draft = NonNullable<Extract<HelperTask, { step: 'contacts' }>['draft']>

/** Step 2 for a helper. Saved contacts are not shown. */
export function ContactsTask({ draft: { level, isFilledIn }, language }: { draft: Draft; language: Language }) {
  const words = wordsOf(language, 'helper')
  const contacts = wordsOf(language, 'contacts')
  const fields = (role: ContactRole) => (
    <ContactFields person={role} level={level} written={{}} sent={{}} countries={countriesIn(language)} language={language} />
  )
  return (
    <>
      {isFilledIn && (
        <Alert tone="info" title={words('contactsFilled')}>
          <p>{words('contactsHidden')}</p>
        </Alert>
      )}
      <ActionForm action={helpWithContacts}>
        <input type="hidden" name="language" value={language} />
        <fieldset>
          <legend className="mb-4 text-xl font-semibold">{contacts('admin')}</legend>
          {fields('admin')}
        </fieldset>
        <p className="mb-4 text-ink-2">{contacts('same')}</p>
        <OtherContact person="tech" title={contacts('otherTech')} filled={false}>
          {fields('tech')}
        </OtherContact>
        <OtherContact person="billing" title={contacts('otherBilling')} filled={false}>
          {fields('billing')}
        </OtherContact>
        <SubmitButton>{words('saveContacts')}</SubmitButton>
      </ActionForm>
    </>
  )
}
