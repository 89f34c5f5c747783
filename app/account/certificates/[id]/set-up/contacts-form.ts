import { z } from 'zod'
import { CONTACT_ROLES, type ContactsInput } from '@/lib/certificates/contacts/contacts'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

const text = z.string().max(500).default('')
const person = z.object({
  firstName: text,
  lastName: text,
  organization: text,
  jobTitle: text,
  address1: text,
  address2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
  phone: text,
  email: text,
})

/** The contacts form as submitted. The domain layer validates the values. */
export const contactsForm = z.object({
  id: z.uuid(),
  admin: person,
  tech: person.optional(),
  billing: person.optional(),
  ascii: z.partialRecord(z.enum(CONTACT_ROLES), z.record(z.string(), text)).default({}),
})

/** Reads the contacts. A second or third person left completely empty counts as "the same as the first". */
export function readContacts(input: Omit<z.infer<typeof contactsForm>, 'id'>): { contacts: ContactsInput; agreed: Record<string, string> } {
  const agreed: Record<string, string> = {}
  for (const role of CONTACT_ROLES) {
    for (const [field, spelling] of Object.entries(input.ascii[role] ?? {})) agreed[`${role}.${field}`] = spelling
  }
  return { contacts: { admin: input.admin, tech: orSame(input.tech), billing: orSame(input.billing) }, agreed }
}

function orSame(person: z.infer<typeof contactsForm>['admin'] | undefined) {
  return person && Object.values(person).some((value) => value.trim() !== '') ? person : null
}

/** Prefixes each sentence with the person it is about if there are several people, because their fields have the same labels. */
export function withPeople(
  contacts: ContactsInput,
  sentences: Readonly<Record<string, string>>,
  language: Language = DEFAULT_LANGUAGE,
): Record<string, string> {
  const words = wordsOf(language, 'contacts')
  if (!contacts.tech && !contacts.billing) return { ...sentences }
  return Object.fromEntries(
    Object.entries(sentences).map(([path, sentence]) => {
      const role = CONTACT_ROLES.find((person) => path.split('.').includes(person))
      return [path, role ? words('about', { person: words(role), sentence }) : sentence]
    }),
  )
}
