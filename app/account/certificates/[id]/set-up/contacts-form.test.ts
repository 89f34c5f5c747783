import { expect, test } from 'vitest'
import { formInput } from '@/lib/auth/form-input'
import { contactsForm, readContacts, withPeople } from './contacts-form'

function send(fields: Record<string, string>) {
  const form = new FormData()
  form.set('id', '01930000-0000-7000-8000-000000000001')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return readContacts(contactsForm.parse(formInput(form, contactsForm)))
}

test('a second contact left empty counts as the same person as the first; a partly filled-in one is a separate person', () => {
  expect(send({ 'admin.firstName': 'Jo', 'tech.firstName': ' ', 'tech.country': '' }).contacts).toMatchObject({
    admin: { firstName: 'Jo', city: '' },
    tech: null,
    billing: null,
  })
  expect(send({ 'admin.firstName': 'Jo', 'tech.phone': '+44 113 496 0000' }).contacts.tech).toMatchObject({
    firstName: '',
    phone: '+44 113 496 0000',
  })
})

test('accepted spellings are returned by field', () => {
  expect(send({ 'admin.city': 'Łódź', 'ascii.admin.city': 'Lodz' }).agreed).toEqual({ 'admin.city': 'Lodz' })
})

test('if there is more than one contact, each message names the contact it is about', () => {
  const { contacts: two } = send({ 'admin.firstName': 'Jo', 'billing.city': 'Leeds' })
  const sentences = { 'admin.phone': 'Enter a phone number.', 'ascii.billing.city': 'Keep “Leeds”.' }
  expect(withPeople(two, sentences)).toEqual({
    'admin.phone': 'Administrative contact: Enter a phone number.',
    'ascii.billing.city': 'Billing contact: Keep “Leeds”.',
  })
  expect(withPeople(send({ 'admin.firstName': 'Jo' }).contacts, sentences)).toEqual(sentences)
})
