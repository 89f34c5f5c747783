import { Select } from '@/components/ui/form/select'
import { TextInput } from '@/components/ui/form/text-input'
import type { Draft } from '@/lib/certificates/view/schema'
import { ContactField } from './contact-field'

type Contact = NonNullable<Draft['contacts']>['written']['admin']

type ContactFieldsProps = {
  person: 'admin' | 'tech' | 'billing'
  level: 'dv' | 'ov' | 'ev'
  written: Partial<Contact>
  /** The accepted spellings, if known. */
  sent: Partial<Contact>
  countries: readonly { code: string; name: string }[]
}

/** The boxes for one person: name, postal address, phone and email, plus job and organisation if the level requires them. */
export function ContactFields({ person, level, written, sent, countries }: ContactFieldsProps) {
  const asksOrganisation = level !== 'dv'
  const field = (name: keyof Contact) => ({
    name: `${person}.${name}`,
    defaultValue: written[name] ?? '',
    agreed: sent[name] !== undefined && sent[name] !== written[name] ? sent[name] : undefined,
    autoComplete: `section-${person} ${AUTOFILL[name]}`,
  })
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <ContactField label="First name" {...field('firstName')} />
        <ContactField label="Last name" {...field('lastName')} />
      </div>
      <TextInput
        label="Email address"
        name={`${person}.email`}
        defaultValue={written.email ?? ''}
        type="email"
        autoComplete={`section-${person} email`}
        hint={person === 'admin' ? 'The authority sends the certificate and later messages about it here.' : undefined}
      />
      <TextInput
        label="Phone"
        name={`${person}.phone`}
        defaultValue={written.phone ?? ''}
        type="tel"
        inputMode="tel"
        autoComplete={`section-${person} tel`}
        hint={
          asksOrganisation
            ? 'With the country code, such as +44 113 496 0000. To check your organisation, the authority calls a number it finds itself, not this one.'
            : 'With the country code, such as +44 113 496 0000. The authority won’t call you for this type of certificate.'
        }
      />
      <ContactField
        label="Organisation"
        required={asksOrganisation}
        hint={asksOrganisation ? 'Exactly as in the company register: to a checker, “Ltd” and “Limited” are different.' : undefined}
        {...field('organization')}
      />
      {asksOrganisation && <ContactField label="Job title" {...field('jobTitle')} />}
      <ContactField label="Street and number" {...field('address1')} />
      <ContactField label="Building, floor" required={false} {...field('address2')} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <ContactField label="Town" {...field('city')} />
        <ContactField label="Postcode" {...field('postalCode')} />
      </div>
      <ContactField label="State, county or province" hint="No state or county? Enter the town again." {...field('state')} />
      <Select
        label="Country"
        name={`${person}.country`}
        defaultValue={written.country ?? ''}
        placeholder="Choose a country"
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
