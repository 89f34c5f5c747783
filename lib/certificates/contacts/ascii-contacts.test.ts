import { expect, test } from 'vitest'
import { faultTexts } from '../view/messages'
import { toAscii } from './ascii-contacts'
import { contactsSchema, readContactFault } from './contacts'

const plain = {
  firstName: 'Jane',
  lastName: 'Doe',
  address1: '1 Quay Street',
  city: 'Leeds',
  state: 'West Yorkshire',
  postalCode: 'LS1 1AA',
  country: 'GB',
  phone: '+44 (0)113 496-0000',
  email: 'jane@shop.example',
}
const admin = { ...plain, organization: 'Shop Ltd', jobTitle: 'Owner' }

test('an ASCII spelling is suggested, but not used until the buyer agrees', () => {
  const written = contactsSchema('dv').parse({ admin: { ...plain, city: 'Łódź' } })
  expect(toAscii(written, {})).toMatchObject({ missing: { 'admin.city': 'Lodz' }, sent: { admin: { city: 'Łódź' } } })
  expect(toAscii(written, { 'admin.city': 'Lodz' })).toMatchObject({ missing: {}, sent: { admin: { city: 'Lodz' } } })
  expect(toAscii(written, { 'admin.city': 'Łodz' }).missing).toEqual({ 'admin.city': 'Lodz' })
})

test('a phone number is stored in Enom’s format and requires a country code', () => {
  expect(contactsSchema('dv').parse({ admin: plain }).admin.phone).toBe('+441134960000')
  expect(contactsSchema('dv').safeParse({ admin: { ...plain, phone: '0113 496 0000' } }).success).toBe(false)
})

test('a phone number that cannot be parsed is quoted in the error', () => {
  const parsed = contactsSchema('dv').safeParse({ admin: { ...plain, phone: ' 0113 496 0000' } })
  const [issue] = parsed.error?.issues ?? []
  expect(issue && faultTexts({ phone: readContactFault(issue) }).phone).toContain('“0113 496 0000”')
})

test.each([
  ['info@xn--e1afmkfd.xn--p1ai', 'info@xn--e1afmkfd.xn--p1ai'],
  ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
  ['o&m@example.com', 'o&m@example.com'],
  [' Jane+tls@Shop.Photography ', 'jane+tls@shop.photography'],
  ['mailto:jane@shop.example', 'jane@shop.example'],
])('an email address accepted for an account is also accepted for a contact: %s', (typed, kept) => {
  expect(contactsSchema('dv').parse({ admin: { ...plain, email: typed } }).admin.email).toBe(kept)
})

test('OV and EV require an organisation and a job title, EV also a street address', () => {
  const passes = (level: 'dv' | 'ov' | 'ev', contact: object) => contactsSchema(level).safeParse({ admin: contact }).success
  expect([passes('dv', plain), passes('ov', plain), passes('ev', plain)]).toEqual([true, false, false])
  expect([passes('ov', { ...admin, address1: 'PO Box 7' }), passes('ev', { ...admin, address1: 'PO Box 7' })]).toEqual([true, false])
  expect(passes('ev', admin)).toBe(true)
})

test('‘UK’ is not a country code', () => {
  expect(contactsSchema('dv').safeParse({ admin: { ...plain, country: 'uk' } }).success).toBe(false)
})
