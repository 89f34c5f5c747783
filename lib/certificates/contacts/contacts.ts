import { z } from 'zod'
import { canonicalEmail } from '../../canonical-email'
import type { ValidationLevel } from '../../db/generated/enums'
import { readPhone } from './read-phone'

/** The three contacts Enom asks for. Technical and billing default to the admin. */
export const CONTACT_ROLES = ['admin', 'tech', 'billing'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

const line = (sentence: string, max = 100) => z.string().trim().min(1, sentence).max(max, `Use at most ${max} characters.`)
const optional = (max = 100) => z.string().trim().max(max, `Use at most ${max} characters.`).default('')

const phone = z.string().transform((text, context) => {
  const number = readPhone(text)
  if (number) return number
  const message = text.trim()
    ? `We can’t read “${text.trim().slice(0, 40)}” as a phone number. Start with + and the country code, such as +49 30 1234567.`
    : 'Enter a phone number with its country code, such as +49 30 1234567.'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const email = z.string().transform((text, context) => {
  const address = canonicalEmail(text)
  if (address && address.length <= 128) return address
  context.addIssue({ code: 'custom', message: 'Enter an email address in the format name@example.com.' })
  return z.NEVER
})

const person = z.object({
  firstName: line('Enter a first name.', 60),
  lastName: line('Enter a last name.', 60),
  organization: optional(),
  jobTitle: optional(60),
  address1: line('Enter a street and number.'),
  address2: optional(),
  city: line('Enter a town.', 60),
  state: line('Enter a state, county or province. If there is none, enter the town again.', 60),
  postalCode: line('Enter a postcode. If there is none, enter 0000.', 20),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Choose a country.')
    .refine((code) => code !== 'UK', 'Country is ‘UK’; the code is ‘GB’.'),
  phone,
  email,
})

const organisationPerson = person.extend({
  organization: line('Enter the organisation’s name as in its register.'),
  jobTitle: line('Enter this person’s job title.', 60),
})

const BOX = /\b(p\.?\s?o\.?\s?box|post office box|postfach|bo[iî]te postale|apartado)\b/i

const extendedPerson = organisationPerson.extend({
  address1: organisationPerson.shape.address1.refine(
    (text) => !BOX.test(text),
    'A street address is needed for extended validation, not a post box.',
  ),
})

const contactsOf = <Admin extends z.ZodType>(admin: Admin) =>
  z.object({ admin, tech: person.nullable().default(null), billing: person.nullable().default(null) })

const SCHEMAS = { dv: contactsOf(person), ov: contactsOf(organisationPerson), ev: contactsOf(extendedPerson) }

export type Contact = z.infer<typeof person>
export type Contacts = z.infer<typeof SCHEMAS.dv>

/** Contacts as a form submits them. `phone` can be in any common format. */
export type ContactsInput = z.input<typeof SCHEMAS.dv>

/**
 * Returns the schema for the contacts of a validation level. OV and EV add organisation and job title, EV refuses post boxes. Enom
 * CertConfigureCert.
 */
export function contactsSchema(level: ValidationLevel) {
  return SCHEMAS[level]
}

/**
 * Contacts as they are stored: the buyer's own spelling, the ASCII form for the authority, and the `order` session that entered them
 * (Actor.session), if there was one.
 */
export const keptContacts = z.object({ written: SCHEMAS.dv, sent: SCHEMAS.dv, enteredIn: z.string().optional() })
export type KeptContacts = z.infer<typeof keptContacts>
