import type { Level } from './products/products'
import { type Refusal, refuse } from './refusals'

export const ROLES = ['Admin', 'Tech', 'Billing'] as const
type Role = (typeof ROLES)[number]

/** Fields of a contact block, in the order of CertGetCertDetail, which merges State and Province. */
export const CONTACT_FIELDS = [
  'OrgName',
  'JobTitle',
  'FName',
  'LName',
  'Address1',
  'Address2',
  'City',
  'StateProvince',
  'StateProvinceChoice',
  'PostalCode',
  'Country',
  'Phone',
  'Fax',
  'EmailAddress',
  'PhoneExt',
] as const
type ContactField = (typeof CONTACT_FIELDS)[number]
type Contact = Record<ContactField, string>
export type Contacts = Record<Role, Contact>

const NEEDED: readonly ContactField[] = [
  'FName',
  'LName',
  'Address1',
  'City',
  'StateProvince',
  'PostalCode',
  'Country',
  'Phone',
  'EmailAddress',
]

// Parameter numbers in Enom's error codes, as [tech, admin, billing].
const BITS: Partial<Record<ContactField, [string, string, string]>> = {
  FName: ['022', '023', '024'],
  LName: ['027', '028', '029'],
  Address1: ['032', '033', '034'],
  City: ['042', '043', '044'],
  StateProvince: ['047', '048', '049'],
  PostalCode: ['052', '053', '054'],
  Country: ['057', '058', '059'],
  JobTitle: ['062', '063', '064'],
  Phone: ['067', '068', '069'],
  Fax: ['072', '073', '074'],
  EmailAddress: ['077', '078', '079'],
}
const BLOCKS: Record<Role, { column: 0 | 1 | 2; bit: string; name: string }> = {
  Tech: { column: 0, bit: '147', name: 'technical' },
  Admin: { column: 1, bit: '148', name: 'administrative' },
  Billing: { column: 2, bit: '149', name: 'billing' },
}
const ORGANIZATION_BIT = '009'

/** Reads the three contact blocks from a request. Missing fields become empty strings. */
export function readContacts(parameter: (name: string) => string): Contacts {
  return { Admin: readBlock('Admin', parameter), Tech: readBlock('Tech', parameter), Billing: readBlock('Billing', parameter) }
}

function readBlock(role: Role, parameter: (name: string) => string): Contact {
  const value = (field: string) => parameter(`${role}${field}`)
  return {
    OrgName: value('OrgName'),
    JobTitle: value('JobTitle'),
    FName: value('FName'),
    LName: value('LName'),
    Address1: value('Address1'),
    Address2: value('Address2'),
    City: value('City'),
    StateProvince: value('State') || value('Province') || value('StateProvince'),
    StateProvinceChoice: value('StateProvinceChoice'),
    PostalCode: value('PostalCode'),
    Country: value('Country'),
    Phone: value('Phone'),
    Fax: value('Fax'),
    EmailAddress: value('EmailAddress'),
    PhoneExt: value('PhoneExt'),
  }
}

/** Returns the first error in the contacts, or null. OV and EV also require the organisation and job title of Admin. */
export function findContactFault(contacts: Contacts, level: Level): Refusal | null {
  for (const role of ROLES) {
    const contact = contacts[role]
    const needed = role === 'Admin' && level !== 'DV' ? [...NEEDED, 'OrgName' as const, 'JobTitle' as const] : NEEDED
    for (const field of needed) {
      if (!contact[field].trim()) return refuse.field(`${role}${field} is missing`, `301${bitOf(role, field)}`, wordsOf(role, field))
    }
    const fault = findFormatFault(role, contact)
    if (fault) return fault
  }
  return null
}

function findFormatFault(role: Role, contact: Contact): Refusal | null {
  const block = BLOCKS[role]
  for (const field of ['Phone', 'Fax'] as const) {
    if (contact[field] && !/^\+\d{1,3}\.\d{3,14}$/.test(contact[field])) return refuse.phone(block.name, `304${block.bit}`)
  }
  if (!/^[A-Za-z]{2}$/.test(contact.Country)) {
    return refuse.field(`${role}Country is invalid`, `304${bitOf(role, 'Country')}`, wordsOf(role, 'Country'))
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.EmailAddress)) {
    return refuse.field(`${role}EmailAddress is invalid`, `304${bitOf(role, 'EmailAddress')}`, wordsOf(role, 'EmailAddress'))
  }
  return null
}

/** Whether every field is plain ASCII, as GeoTrust, RapidSSL and VeriSign require. */
export function areAscii(contacts: Contacts): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the whole range, control characters too
  return ROLES.every((role) => CONTACT_FIELDS.every((field) => /^[\x00-\x7f]*$/.test(contacts[role][field])))
}

function bitOf(role: Role, field: ContactField): string {
  return BITS[field]?.[BLOCKS[role].column] ?? ORGANIZATION_BIT
}

function wordsOf(role: Role, field: ContactField): string {
  return `${BLOCKS[role].name} contact ${field}`
}
