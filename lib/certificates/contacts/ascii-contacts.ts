import { PLAIN, plainLetters } from '../../plain-letters'
import { CONTACT_ROLES, type Contact, type Contacts } from './contacts'

/** A field of a contact, e.g. `admin.city`. */
export type FieldPath = string

/**
 * Converts contacts to the ASCII form that is sent to the authority. Fields that are not ASCII get the spelling the buyer agreed to in
 * `agreed`. Without such a spelling, or if it is not ASCII either, the field is left unchanged and `missing` contains a suggestion for it.
 */
export function toAscii(
  written: Contacts,
  agreed: Readonly<Record<FieldPath, string>>,
): { sent: Contacts; missing: Record<FieldPath, string> } {
  const missing: Record<FieldPath, string> = {}
  const sent: Contacts = { ...written }
  for (const role of CONTACT_ROLES) {
    const contact = written[role]
    if (contact) sent[role] = asciiContact(role, contact, agreed, missing)
  }
  return { sent, missing }
}

function asciiContact(role: string, contact: Contact, agreed: Readonly<Record<FieldPath, string>>, missing: Record<FieldPath, string>) {
  const spelled = { ...contact }
  for (const field of CONTACT_FIELDS) {
    const text = contact[field]
    if (PLAIN.test(text)) continue
    const path = `${role}.${field}`
    const choice = agreed[path]?.trim() ?? ''
    if (choice && PLAIN.test(choice)) spelled[field] = choice
    else missing[path] = plainLetters(text, contact.country)
  }
  return spelled
}

const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'organization',
  'jobTitle',
  'address1',
  'address2',
  'city',
  'state',
  'postalCode',
  'email',
] as const satisfies readonly (keyof Contact)[]
