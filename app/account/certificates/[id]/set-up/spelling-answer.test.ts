import { expect, test } from 'vitest'
import type { ContactsInput } from '@/lib/certificates/contacts/contacts'
import { spellingAnswer } from './spelling-answer'

const EMPTY = {
  firstName: '',
  lastName: '',
  organization: '',
  jobTitle: '',
  address1: '',
  address2: '',
  city: '',
  state: '',
  postalCode: '',
  country: '',
  phone: '',
  email: '',
}
const contacts: ContactsInput = { admin: EMPTY, tech: null, billing: null }

test('a different spelling is suggested without an error; only a field without a suggestion has an error', () => {
  const suggestions = { 'admin.city': 'Muenchen', 'admin.firstName': '' }
  expect(spellingAnswer({ code: 'needs-ascii', suggestions }, contacts)).toMatchObject({
    status: 'refused',
    fields: { 'ascii.admin.firstName': expect.stringMatching(/^Authorities read only/) },
    suggestions: { 'ascii.admin.city': expect.stringContaining('Keep “Muenchen” or change it') },
    values: { 'ascii.admin.city': 'Muenchen', 'ascii.admin.firstName': '' },
  })
  expect(spellingAnswer({ code: 'needs-ascii', suggestions: { 'admin.city': 'Muenchen' } }, contacts)).toMatchObject({ fields: {} })
})
