import { Select } from '@/components/ui/form/select'
import { TextInput } from '@/components/ui/form/text-input'
import type { Draft } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { ContactField } from './contact-field'

type Contact = NonNullable<Draft['contacts']>['written']['admin']

type ContactFieldsProps = {
  person: 'admin' | 'tech' | 'billing'
  level: 'dv' | 'ov' | 'ev'
  written: Partial<Contact>
  /** The accepted spellings, if known. */
  sent: Partial<Contact>
  countries: readonly { code: string; name: string }[]
  language?: Language
}

/** The inputs for one person: name, postal address, phone and email, plus job title and organisation if the level requires them. */
export function ContactFields({ person, level, written, sent, countries, language = DEFAULT_LANGUAGE }: ContactFieldsProps) {
  const words = wordsOf(language, 'contacts')
  const facts = wordsOf(language, 'doors')
  const asksOrganisation = level !== 'dv'
  const field = (name: keyof Contact) => ({
    name: `${person}.${name}`,
    sentAs: words('sentAs'),
    defaultValue: written[name] ?? '',
    agreed: sent[name] !== undefined && sent[name] !== written[name] ? sent[name] : undefined,
    autoComplete: `section-${person} ${AUTOFILL[name]}`,
  })
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <ContactField label={words('firstName')} {...field('firstName')} />
        <ContactField label={words('lastName')} {...field('lastName')} />
      </div>
      <TextInput
        label={words('email')}
        name={`${person}.email`}
        defaultValue={written.email ?? ''}
        type="email"
        autoComplete={`section-${person} email`}
        hint={person === 'admin' ? words('emailHint') : undefined}
      />
      <TextInput
        label={words('phone')}
        name={`${person}.phone`}
        defaultValue={written.phone ?? ''}
        type="tel"
        inputMode="tel"
        autoComplete={`section-${person} tel`}
        hint={words(asksOrganisation ? 'phoneOrganisation' : 'phoneDomain')}
      />
      <ContactField
        label={facts('organisation')}
        required={asksOrganisation}
        hint={asksOrganisation ? facts('organisationHint') : undefined}
        {...field('organization')}
      />
      {asksOrganisation && <ContactField label={words('job')} {...field('jobTitle')} />}
      <ContactField label={words('street')} {...field('address1')} />
      <ContactField label={words('building')} required={false} {...field('address2')} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <ContactField label={facts('town')} {...field('city')} />
        <ContactField label={words('postcode')} {...field('postalCode')} />
      </div>
      <ContactField label={facts('state')} hint={words('stateHint')} {...field('state')} />
      <Select
        label={facts('country')}
        name={`${person}.country`}
        defaultValue={written.country ?? ''}
        placeholder={facts('chooseCountry')}
        autoComplete={`section-${person} country`}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  )
}

const AUTOFILL: Record<keyof Contact, string> = {
  firstName: 'given-name',
  lastName: 'family-name',
  organization: 'organization',
  jobTitle: 'organization-title',
  address1: 'address-line1',
  address2: 'address-line2',
  city: 'address-level2',
  state: 'address-level1',
  postalCode: 'postal-code',
  country: 'country',
  phone: 'tel',
  email: 'email',
}
