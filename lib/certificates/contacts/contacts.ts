import { z } from 'zod'
import { canonicalEmail } from '../../canonical-email'
import type { ValidationLevel } from '../../db/generated/enums'
import { type Messages, messagesOf } from '../../languages/text'
import { DEFAULT_LANGUAGE } from '../../languages/types'
import { readPhone } from './read-phone'

/** The three contacts that Enom requires. Technical and billing default to the admin contact. */
export const CONTACT_ROLES = ['admin', 'tech', 'billing'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

/** What is wrong with a contact field: a message key of `contactFaults` and its values. */
export type ContactFault = { key: keyof Messages['contactFaults']; values: Record<string, string> }

/** The schema's errors are message keys. */
const key = (one: ContactFault['key']) => one

const line = (missing: ContactFault['key'], max = 100) => z.string().trim().min(1, missing).max(max, key('tooLong'))
const optional = (max = 100) => z.string().trim().max(max, key('tooLong')).default('')

const phone = z.string().transform((text, context) => {
  const number = readPhone(text)
  if (number) return number
  const value = text.trim().slice(0, 40)
  context.addIssue({ code: 'custom', message: key(value ? 'phone' : 'phoneMissing'), params: { value } })
  return z.NEVER
})

const email = z.string().transform((text, context) => {
  const address = canonicalEmail(text)
  if (address && address.length <= 128) return address
  context.addIssue({ code: 'custom', message: key('email') })
  return z.NEVER
})

const person = z.object({
  firstName: line('firstName', 60),
  lastName: line('lastName', 60),
  organization: optional(),
  jobTitle: optional(60),
  address1: line('street'),
  address2: optional(),
  city: line('town', 60),
  state: line('state', 60),
  postalCode: line('postcode', 20),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, key('country'))
    .refine((code) => code !== 'UK', key('unitedKingdom')),
  phone,
  email,
})

const organisationPerson = person.extend({
  organization: line('organisation'),
  jobTitle: line('job', 60),
})

const BOX = /\b(p\.?\s?o\.?\s?box|post office box|postfach|bo[iî]te postale|apartado)\b/i

const extendedPerson = organisationPerson.extend({
  address1: organisationPerson.shape.address1.refine((text) => !BOX.test(text), key('postBox')),
})

const contactsOf = <Admin extends z.ZodType>(admin: Admin) =>
  z.object({ admin, tech: person.nullable().default(null), billing: person.nullable().default(null) })

const SCHEMAS = { dv: contactsOf(person), ov: contactsOf(organisationPerson), ev: contactsOf(extendedPerson) }

export type Contact = z.infer<typeof person>
export type Contacts = z.infer<typeof SCHEMAS.dv>

/** Contacts as submitted by a form. `phone` can be in any common format. */
export type ContactsInput = z.input<typeof SCHEMAS.dv>

/**
 * Returns the schema for the contacts of a validation level. OV and EV require an organisation and a job title, and EV rejects PO boxes.
 * See Enom's CertConfigureCert.
 */
export function contactsSchema(level: ValidationLevel) {
  return SCHEMAS[level]
}

/**
 * Contacts as stored: the buyer's own spelling, the ASCII form for the authority, and the `order` session in which they were entered
 * (Actor.session), if any.
 */
export const keptContacts = z.object({ written: SCHEMAS.dv, sent: SCHEMAS.dv, enteredIn: z.string().optional() })
export type KeptContacts = z.infer<typeof keptContacts>

type Issue = { message: string; maximum?: unknown; params?: { value?: unknown } | undefined }

/** Returns what the schema found wrong with a field. `contactFaultText` (view/messages.ts) turns it into text. */
export function readContactFault({ message, maximum, params }: Issue): ContactFault {
  const faults = messagesOf(DEFAULT_LANGUAGE).contactFaults
  const found = Object.keys(faults).find((one): one is ContactFault['key'] => one === message && one in faults)
  if (!found) throw new Error(`a contact’s schema returned ${message}, which is not a message key`)
  return { key: found, values: { maximum: String(maximum ?? ''), value: String(params?.value ?? '') } }
}
