import { z } from 'zod'
import type { Form } from './command'

/** A contact in the form Enom accepts. The DigiCert family accepts plain ASCII only; the caller ensures that. */
const contact = z.object({
  firstName: z.string().min(1),
  lastName: z.string().min(1),
  organization: z.string().optional(),
  jobTitle: z.string().optional(),
  address1: z.string().min(1),
  address2: z.string().optional(),
  city: z.string().min(1),
  /** State or province. For countries that have neither, the city is repeated. */
  region: z.string().min(1),
  postalCode: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** `+CC.NNN`. */
  phone: z.string().regex(/^\+\d{1,3}\.\d{3,14}$/),
  fax: z.string().optional(),
  email: z.string().min(3),
})

export const contacts = z.object({ admin: contact, tech: contact, billing: contact })

export type Contact = z.infer<typeof contact>

/** Returns the form fields of one role, e.g. `AdminFName`. Enom CertConfigureCert, contacts. */
export function contactForm(role: 'Admin' | 'Tech' | 'Billing', person: Contact): Form {
  const hasStates = person.country === 'US'
  const fields: Form = {
    OrgName: person.organization,
    JobTitle: person.jobTitle,
    FName: person.firstName,
    LName: person.lastName,
    Address1: person.address1,
    Address2: person.address2,
    City: person.city,
    State: person.region,
    Province: person.region,
    StateProvinceChoice: hasStates ? 'S' : 'P',
    PostalCode: person.postalCode,
    Country: person.country,
    Phone: person.phone,
    Fax: person.fax,
    EmailAddress: person.email,
  }
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${role}${name}`, value]))
}
